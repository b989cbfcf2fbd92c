package dev.signalbox.localcloud;

import static dev.signalbox.localcloud.S3ContractTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.MFADelete;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

final class S3ConfigurationContractTest {
    private static final String BUCKET = "files";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private S3Client s3;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        s3 = fixture.client(S3Client.builder());
        s3.createBucket(b -> b.bucket(BUCKET));
    }

    @AfterEach
    void stop() {
        s3.close();
        fixture.close();
    }

    @Test
    void keepsPolicies() {
        refused(() -> s3.getBucketPolicy(b -> b.bucket(BUCKET)), 404, "NoSuchBucketPolicy");
        s3.putBucketPolicy(b -> b.bucket(BUCKET).policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        assertThat(s3.getBucketPolicy(b -> b.bucket(BUCKET)).policy()).contains("2012-10-17");
        s3.deleteBucketPolicy(b -> b.bucket(BUCKET));
        refused(() -> s3.getBucketPolicy(b -> b.bucket(BUCKET)), 404, "NoSuchBucketPolicy");
    }

    @Test
    void keepsWhatProtectsABucket() {
        s3.putPublicAccessBlock(b -> b.bucket(BUCKET).publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)
                .restrictPublicBuckets(false)));
        s3.putBucketEncryption(b -> b.bucket(BUCKET).serverSideEncryptionConfiguration(c -> c.rules(
                ServerSideEncryptionRule.builder().applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256"))
                        .build())));
        s3.putBucketOwnershipControls(b -> b.bucket(BUCKET).ownershipControls(c -> c.rules(OwnershipControlsRule
                .builder().objectOwnership("BucketOwnerEnforced").build())));

        var block = s3.getPublicAccessBlock(b -> b.bucket(BUCKET)).publicAccessBlockConfiguration();
        assertThat(block.blockPublicAcls()).isTrue();
        assertThat(block.restrictPublicBuckets()).isFalse();
        assertThat(s3.getBucketEncryption(b -> b.bucket(BUCKET)).serverSideEncryptionConfiguration().rules().getFirst()
                .applyServerSideEncryptionByDefault().sseAlgorithmAsString()).isEqualTo("AES256");
        assertThat(s3.getBucketOwnershipControls(b -> b.bucket(BUCKET)).ownershipControls().rules()).hasSize(1);
    }

    @Test
    void keepsLifecycleAndTags() {
        s3.putBucketLifecycleConfiguration(b -> b.bucket(BUCKET).lifecycleConfiguration(c -> c.rules(LifecycleRule
                .builder().id("old").status(ExpirationStatus.ENABLED).filter(f -> f.prefix("tmp/")).expiration(e -> e
                        .days(7)).build())));
        s3.putBucketTagging(b -> b.bucket(BUCKET).tagging(t -> t.tagSet(Tag.builder().key("a").value("<b>").build())));
        s3.putBucketVersioning(b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(
                BucketVersioningStatus.SUSPENDED)));

        var rule = s3.getBucketLifecycleConfiguration(b -> b.bucket(BUCKET)).rules().getFirst();
        assertThat(rule.expiration().days()).isEqualTo(7);
        assertThat(rule.filter().prefix()).isEqualTo("tmp/");
        assertThat(s3.getBucketTagging(b -> b.bucket(BUCKET)).tagSet().getFirst().value()).isEqualTo("<b>");
        assertThat(s3.getBucketVersioning(b -> b.bucket(BUCKET)).status()).isEqualTo(BucketVersioningStatus.SUSPENDED);
        refused(() -> s3.putBucketVersioning(b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(
                BucketVersioningStatus.ENABLED).mfaDelete(MFADelete.ENABLED))), 501, "NotImplemented");
        refused(() -> s3.getBucketReplication(b -> b.bucket(BUCKET)), 501, "NotImplemented");
    }

    @Test
    void refusesConfigurationOfABucketThatIsNotThere() {
        refused(() -> s3.putBucketTagging(b -> b.bucket("nowhere").tagging(t -> t.tagSet(Tag.builder().key("a").value(
                "b").build()))), 404, "NoSuchBucket");
    }

    @Test
    void refusesAWrongSecret() {
        try (var stranger = fixture.client(S3Client.builder(), AwsBasicCredentials.create(fixture.cloud()
                .accessKeyId(), "wrong"))) {
            refused(stranger::listBuckets, 403, "SignatureDoesNotMatch");
            refused(() -> stranger.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("x")), 403,
                    "SignatureDoesNotMatch");
            refused(() -> stranger.getBucketPolicy(b -> b.bucket(BUCKET)), 403, "SignatureDoesNotMatch");
        }
    }

    @Test
    void honoursPresignedAddressesUntilTheyExpire() throws Exception {
        s3.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("body"));
        assertThat(get(presigned("k", Duration.ofMinutes(1)))).isEqualTo("200 body");

        var forged = URI.create(presigned("k", Duration.ofMinutes(1)).toString().replace("Expires=60",
                "Expires=6000"));
        assertThat(get(forged)).startsWith("403 ").contains("SignatureDoesNotMatch");
        assertThat(get(URI.create(fixture.endpoint() + "/" + BUCKET + "/k"))).startsWith("403 ").contains(
                "AccessDenied");
    }

    @Test
    void endsPresignedAddressesWithTheirTime() throws Exception {
        s3.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("body"));
        var brief = presigned("k", Duration.ofSeconds(1));
        var deadline = Instant.now().plusSeconds(10);

        var answer = get(brief);
        while (answer.startsWith("200") && Instant.now().isBefore(deadline)) {
            answer = get(brief);
        }

        assertThat(answer).startsWith("403 ").contains("AccessDenied").contains("expired");
    }

    private URI presigned(String key, Duration life) throws URISyntaxException {
        try (var presigner = S3Presigner.builder().endpointOverride(fixture.endpoint()).region(Region.of(fixture.cloud()
                .region())).credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(fixture
                        .cloud().accessKeyId(), fixture.cloud().secretAccessKey()))).build()) {
            return presigner.presignGetObject(b -> b.signatureDuration(life).getObjectRequest(g -> g.bucket(BUCKET).key(
                    key))).url().toURI();
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers
                    .ofString());
            return response.statusCode() + " " + response.body();
        }
    }
}
