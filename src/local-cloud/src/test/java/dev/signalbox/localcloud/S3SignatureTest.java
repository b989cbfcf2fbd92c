package dev.signalbox.localcloud;

import static dev.signalbox.localcloud.S3ContractTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Who may read and write objects. */
final class S3SignatureTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private S3Client s3;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        s3 = fixture.client(S3Client.builder());
        s3.createBucket(b -> b.bucket("files"));
    }

    @AfterEach
    void stop() {
        s3.close();
        fixture.close();
    }

    @Test
    void storesABodyThatIsWhatWasSigned() throws Exception {
        assertThat(put("body", "body")).startsWith("200");
        assertThat(s3.getObjectAsBytes(b -> b.bucket("files").key("k")).asUtf8String()).isEqualTo("body");
    }

    @Test
    void refusesABodyThatIsNotWhatWasSigned() throws Exception {
        assertThat(put("body", "b0dy")).startsWith("400").contains("XAmzContentSHA256Mismatch");
        refused(() -> s3.getObjectAsBytes(b -> b.bucket("files").key("k")), 404, "NoSuchKey");
    }

    @Test
    void takesLentKeysOnlyWithTheirToken() {
        try (var sts = fixture.client(StsClient.builder())) {
            var lent = sts.assumeRole(r -> r.roleArn("arn:aws:iam::000000000000:role/r").roleSessionName("session"))
                    .credentials();
            try (var good = fixture.client(S3Client.builder(), AwsSessionCredentials.create(lent.accessKeyId(), lent
                    .secretAccessKey(), lent.sessionToken()));
                    var bad = fixture.client(S3Client.builder(),
                            AwsBasicCredentials.create(lent.accessKeyId(), lent.secretAccessKey()))) {
                assertThat(good.listBuckets().buckets()).hasSize(1);
                refused(bad::listBuckets, 403, "InvalidAccessKeyId");
            }
        }
    }

    private String put(String signed, String sent) throws Exception {
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(URI.create(fixture.endpoint()
                + "/files/k")).build();
        var keys = AwsCredentialsIdentity.create(fixture.cloud().accessKeyId(), fixture.cloud().secretAccessKey());
        var request = AwsV4HttpSigner.create().sign(r -> r.identity(keys).request(unsigned).payload(
                () -> new ByteArrayInputStream(signed.getBytes(StandardCharsets.UTF_8))).putProperty(
                        AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3").putProperty(AwsV4HttpSigner.REGION_NAME,
                                "local-1").putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)).request();
        var copy = HttpRequest.newBuilder(request.getUri()).timeout(Duration.ofSeconds(10)).PUT(BodyPublishers.ofString(
                sent));
        request.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> copy.header(name, value));
            }
        });
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(copy.build(), BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }
}
