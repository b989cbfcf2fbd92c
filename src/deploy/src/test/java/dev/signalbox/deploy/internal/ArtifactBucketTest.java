package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.bucket.FileDigest;
import dev.signalbox.deploy.bucket.FileStore;
import dev.signalbox.deploy.bucket.UploadWatch;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The artifact bucket over the wire: made safe whatever happens in between, never trusted because of its name. */
class ArtifactBucketTest extends ArtifactBench {
    private void mustBeSafe() {
        var plain = s3.plain();
        var block = plain.getPublicAccessBlock(b -> b.bucket(bucket.name())).publicAccessBlockConfiguration();
        assertThat(block.blockPublicAcls() && block.blockPublicPolicy() && block.ignorePublicAcls() && block
                .restrictPublicBuckets()).isTrue();
        assertThat(plain.getBucketEncryption(b -> b.bucket(bucket.name())).serverSideEncryptionConfiguration().rules()
                .getFirst().applyServerSideEncryptionByDefault().sseAlgorithm()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(plain.getBucketOwnershipControls(b -> b.bucket(bucket.name())).ownershipControls().rules().getFirst()
                .objectOwnership()).isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(plain.getBucketPolicy(b -> b.bucket(bucket.name())).policy()).contains("aws:SecureTransport");
        assertThat(plain.getBucketLifecycleConfiguration(b -> b.bucket(bucket.name())).rules()).anySatisfy(
                r -> assertThat(r.abortIncompleteMultipartUpload()).isNotNull().satisfies(a -> assertThat(a
                        .daysAfterInitiation()).isEqualTo(7)));
    }

    @Test
    void aCrashBetweenTwoSettingsIsMendedTheNextTime() {
        for (int setting = 1; setting <= 5; setting++) {
            s3.failAtPut(setting);
            assertThatThrownBy(bucket::ensureExists).hasMessageContaining("crashed");

            s3.failAtPut(0);
            bucket.ensureExists();

            mustBeSafe();
            s3.removeAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OperationAborted", "NoSuchBucket"})
    void settingsWaitUntilS3KnowsTheNewBucket(String code) {
        s3.busy(code, 2);

        bucket.ensureExists();

        mustBeSafe();
    }

    @Test
    void whatTheOwnerAddedStays() {
        s3.plain().createBucket(b -> b.bucket(bucket.name()));
        s3.plain().putBucketPolicy(b -> b.bucket(bucket.name()).policy("""
                {"Version":"2012-10-17","Statement":[{"Sid":"Audit","Effect":"Allow","Principal":
                {"AWS":"arn:aws:iam::000000000000:role/audit"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::x/*"}]}
                """));
        s3.plain().putBucketLifecycleConfiguration(b -> b.bucket(bucket.name()).lifecycleConfiguration(c -> c.rules(
                r -> r.id("old").status("Enabled").filter(f -> f.prefix("templates/")).expiration(e -> e.days(400)))));

        bucket.ensureExists();

        mustBeSafe();
        assertThat(s3.plain().getBucketPolicy(b -> b.bucket(bucket.name())).policy()).contains("role/audit");
        assertThat(s3.plain().getBucketLifecycleConfiguration(b -> b.bucket(bucket.name())).rules()).extracting(r -> r
                .id()).containsExactlyInAnyOrder("old", "abort-incomplete-uploads");
    }

    @Test
    void aBucketOfAStrangerIsRefusedBeforeAnythingIsStored() {
        s3.plain().createBucket(b -> b.bucket("signalbox-artifacts-111122223333-" + cloud.region()));
        var foreign = new ArtifactBucket(s3.plain(), "111122223333", cloud.region(), "aws");

        assertThatThrownBy(foreign::ensureExists).isInstanceOf(DeployException.class).hasMessageContaining(
                "belongs to another account").hasMessageContaining("nothing is ever stored");
    }

    @Test
    void aBucketThatIsOpenToAllIsRefused() {
        s3.plain().createBucket(b -> b.bucket(bucket.name()));
        s3.plain().putBucketPolicy(b -> b.bucket(bucket.name()).policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},
                "Action":"s3:*","Resource":"*"}]}"""));

        assertThatThrownBy(bucket::ensureExists).isInstanceOf(DeployException.class).hasMessageContaining(
                "lets anybody in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::999999999999:root'},'Action':'s3:PutObject' | 999999999999
            'Effect':'Allow','Principal':{'AWS':['999999999999']},'NotAction':'s3:GetObject' | 999999999999
            'Effect':'Allow','NotPrincipal':{'AWS':'arn:aws:iam::000000000000:root'},'Action':'s3:*' | lets anybody in
            'Effect':'Allow','Principal':'*','Action':'s3:*','Condition':{'Bool':{'aws:SecureTransport':'true'}} | *
            """)
    void aBucketThatStrangersMayWriteToIsRefused(String statement, String said) {
        policy(statement);

        assertThatThrownBy(bucket::ensureExists).isInstanceOf(DeployException.class).hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::000000000000:role/audit'},'Action':'s3:*'",
            "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::999999999999:root'},'Action':['s3:GetObject','s3:ListBucket']",
            "'Effect':'Allow','Principal':{'Service':'config.amazonaws.com'},'Action':'s3:PutObject'",
            "'Effect':'Allow','Principal':'*','Action':'s3:*','Condition':{'StringEquals':{'aws:PrincipalAccount':'000000000000'}}"})
    void aSingleStatementForFriendsStays(String statement) {
        policy(statement);

        bucket.ensureExists();

        mustBeSafe();
        assertThat(s3.plain().getBucketPolicy(b -> b.bucket(bucket.name())).policy()).contains("Mine");
    }

    private void policy(String statement) {
        s3.plain().createBucket(b -> b.bucket(bucket.name()));
        s3.plain().putBucketPolicy(b -> b.bucket(bucket.name()).policy(("{'Version':'2012-10-17','Statement':{'Sid':"
                + "'Mine','Resource':'arn:aws:s3:::x/*'," + statement + "}}").replace('\'', '"')));
    }

    @Test
    void theRoleThatMayNotLookAtSettingsIsToldOf() {
        bucket.ensureExists();
        s3.denyReads();

        assertThat(bucket.ensureExists()).containsExactly("public access block", "object ownership", "encryption",
                "policy", "lifecycle");
    }

    @Test
    void equalLengthIsNotEnoughToBeTheSameBytes() throws IOException {
        bucket.ensureExists();
        var file = Files.writeString(folder.resolve("small"), "right");
        var key = "small/" + FileDigest.of(file, FileStore.PART).sha256() + "/small";
        s3.plain().putObject(b -> b.bucket(bucket.name()).key(key), RequestBody.fromString("wrong"));

        assertThat(bucket.store("small", file, UploadWatch.NONE).uploaded()).isTrue();

        assertThat(s3.plain().getObjectAsBytes(b -> b.bucket(bucket.name()).key(key)).asUtf8String()).isEqualTo(
                "right");
        assertThat(bucket.store("small", file, UploadWatch.NONE).uploaded()).isFalse();
    }

    @Test
    void anotherPartitionAndRegionGiveAnotherPolicyAndName() {
        var china = new ArtifactBucket(s3.plain(), ACCOUNT, "cn-north-1", "aws-cn");

        assertThat(china.name()).isEqualTo("signalbox-artifacts-000000000000-cn-north-1");
        assertThat(bucket.name()).isNotEqualTo(china.name());
    }

    @Test
    void whereThereIsNoTlsNobodyIsShutOutForWantOfIt() {
        var here = new ArtifactBucket(s3.plain(), ACCOUNT, cloud.region(), "aws");
        here.ensureExists();

        assertThatThrownBy(() -> s3.plain().getBucketPolicy(b -> b.bucket(here.name()))).hasMessageContaining("policy");
    }
}
