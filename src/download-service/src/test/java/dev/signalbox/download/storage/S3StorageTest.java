package dev.signalbox.download.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.OwnBucket;
import dev.signalbox.download.storage.ClientBuckets.BucketException;
import dev.signalbox.download.storage.FileStorage.Finished;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

class S3StorageTest {
    private static final FilePath PATH = FilePath.of(new JobId("6QExxxxxxx_-12"), "sub");
    private static final OwnBucket THEIRS = new OwnBucket("theirs", "us-east-1");

    @TempDir private static Path folder = Path.of("");

    private static LocalCloud cloud;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        s3 = client(Region.of(cloud.region()));
        s3.createBucket(b -> b.bucket("files"));
        s3.createBucket(b -> b.bucket("theirs"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        cloud.close();
    }

    private static S3Client client(Region region) {
        return S3Client.builder().endpointOverride(cloud.endpoint()).region(region).credentialsProvider(
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey())))
                .build();
    }

    private static Finished file(byte[] bytes, String type) throws Exception {
        var file = Files.write(folder.resolve("a.tmp"), bytes);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new Finished(file, bytes.length, sha256, type);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void storesWithChecksumAndDeletes() throws Exception {
        var hello = file("hello".getBytes(StandardCharsets.UTF_8), "text/plain");
        var storage = new S3Storage(s3, "files");
        storage.store(hello, PATH);

        var head = s3.headObject(b -> b.bucket("files").key(PATH.value()).checksumMode(ChecksumMode.ENABLED));
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.checksumSHA256()).isEqualTo(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hello.sha256())));
        assertThat(head.metadata()).containsEntry("sha256", hello.sha256());
        assertThat(storage.name()).isEqualTo("s3:files");

        storage.delete(PATH);
        storage.delete(PATH);
        assertThat(s3.listObjectsV2(b -> b.bucket("files")).contents()).isEmpty();
    }

    @Test
    void storageOfAnotherEndpointIsOpenedByItsSettings() throws Exception {
        System.setProperty("aws.accessKeyId", cloud.accessKeyId());
        System.setProperty("aws.secretAccessKey", cloud.secretAccessKey());
        try (var storage = S3Storage.open("files", "us-east-1", Optional.of(cloud.endpoint()), 4)) {
            storage.store(file(new byte[5], ""), PATH);
            assertThat(s3.headObject(b -> b.bucket("files").key(PATH.value())).contentLength()).isEqualTo(5);
            storage.delete(PATH);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void longFileGoesInParts() throws Exception {
        var bytes = random(10_000_000);
        var storage = new S3Storage(s3, "files", new ObjectUpload(1000));
        storage.store(file(bytes, ""), PATH);
        var object = s3.getObjectAsBytes(b -> b.bucket("files").key(PATH.value()));
        assertThat(object.asByteArray()).isEqualTo(bytes);
        assertThat(object.response().eTag()).endsWith("-2\"");
        assertThat(object.response().contentType()).isEqualTo("application/octet-stream");
        storage.delete(PATH);
    }

    @Test
    void bucketThatIsNotThereIsAnIoException() throws Exception {
        var hello = file(new byte[5], "");
        assertThatThrownBy(() -> new S3Storage(s3, "missing").store(hello, PATH)).isInstanceOf(IOException.class)
                .hasMessageContaining("Bucket missing did not take the file");
        var inParts = new S3Storage(s3, "missing", new ObjectUpload(1));
        assertThatThrownBy(() -> inParts.store(hello, PATH)).isInstanceOf(IOException.class);
    }

    @Test
    void interruptedStoreLeavesNoObject() throws Exception {
        var hello = file(new byte[5], "");
        for (long oneRequest : new long[]{1, 10}) {
            Thread.currentThread().interrupt();
            var storage = new S3Storage(s3, "files", new ObjectUpload(oneRequest));
            assertThatThrownBy(() -> storage.store(hello, PATH)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
        assertThat(s3.listObjectsV2(b -> b.bucket("files")).contents()).isEmpty();
    }

    @Test
    void extraBecomesTheMetadataInAClientsBucket() throws Exception {
        try (var buckets = new ClientBuckets(S3StorageTest::client)) {
            buckets.store(file(new byte[5], "image/png"), PATH, THEIRS,
                    "{\"name\":\"a b\",\"n\":3.9,\"big\":12345678901,\"yes\":true,\"no\":null,\"list\":[1],\"o\":{}}");
            var head = s3.headObject(b -> b.bucket("theirs").key(PATH.value()));
            assertThat(head.metadata()).isEqualTo(Map.of("name", "a b", "n", "3", "big", "12345678901"));
            assertThat(head.contentType()).isEqualTo("image/png");
            buckets.store(file(new byte[5], ""), PATH, THEIRS, "");
            assertThat(s3.headObject(b -> b.bucket("theirs").key(PATH.value())).metadata()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "[1]", "3", "\"text\"", "{\"a\":", "{\"a b\":\"c\"}", "{\"a\\r\\nb\":\"c\"}"})
    void extraThatCannotBeMetadataFailsForGood(String extra) throws Exception {
        var hello = file(new byte[5], "");
        try (var buckets = new ClientBuckets(S3StorageTest::client)) {
            assertThatThrownBy(() -> buckets.store(hello, PATH, THEIRS, extra)).isInstanceOfSatisfying(
                    BucketException.class, e -> assertThat(e.mayPass()).isFalse()).hasMessageStartingWith("extra ");
        }
    }

    @Test
    void textsThatAreNotAsciiAreEncodedAndHugeNumbersCut() {
        assertThat(ObjectMetadata.of("{\"a\":\"\u00e9\",\"b\":\"x\\r\\ny\",\"c\":1e999999999}")).containsEntry("a",
                "=?UTF-8?B?w6k=?=").containsEntry("b", "=?UTF-8?B?eA0KeQ==?=").containsEntry("c",
                        "9223372036854775807");
    }

    @Test
    void missingBucketOfAClientFailsForGood() throws Exception {
        var hello = file(new byte[5], "");
        try (var buckets = new ClientBuckets(S3StorageTest::client)) {
            var missing = new OwnBucket("missing", "us-east-1");
            assertThatThrownBy(() -> buckets.store(hello, PATH, missing, "")).isInstanceOfSatisfying(
                    BucketException.class, e -> assertThat(e.mayPass()).isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/#", "us-east-1.evil.example", "US-EAST-1", "", "127.0.0.1", "us-east-1@x"})
    void regionThatIsNoneIsNeverMadeIntoAHostName(String region) throws Exception {
        var hello = file(new byte[5], "");
        var made = new AtomicInteger();
        try (var buckets = new ClientBuckets(r -> {
            made.incrementAndGet();
            return client(r);
        })) {
            assertThatThrownBy(() -> buckets.store(hello, PATH, new OwnBucket("theirs", region), "")).isInstanceOf(
                    BucketException.class);
        }
        assertThat(made).hasValue(0);
    }

    @Test
    void oneClientPerRegionAndNotTooMany() {
        var made = new AtomicInteger();
        try (var clients = new RegionClients(r -> {
            made.incrementAndGet();
            return client(r);
        })) {
            try (var first = clients.use(Region.of("region-0"))) {
                for (int i = 0; i < 30; i++) {
                    clients.use(Region.of("region-" + i)).close();
                }
                assertThat(first.s3().listBuckets().buckets()).isNotEmpty();
                clients.use(Region.of("region-0")).close();
                assertThat(made).hasValue(30);
            }
            clients.use(Region.of("region-1")).close();
            assertThat(made).hasValue(31);
        }
    }
}
