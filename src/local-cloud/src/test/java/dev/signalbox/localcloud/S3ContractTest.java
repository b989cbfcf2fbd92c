package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3ContractTest {
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
    void keepsAnObjectWithEverythingSaidAboutIt() {
        var put = s3.putObject(b -> b.bucket(BUCKET).key("a/ü +%.txt").contentType("text/plain").cacheControl(
                "no-store")
                .metadata(Map.of("sha256", "abc")), RequestBody.fromString("hello"));

        var got = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("a/ü +%.txt"));
        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().cacheControl()).isEqualTo("no-store");
        assertThat(got.response().metadata()).containsEntry("sha256", "abc");
        assertThat(got.response().eTag()).isEqualTo(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    }

    @Test
    void givesRanges() {
        put("digits", "0123456789");

        var middle = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("digits").range("bytes=2-4"));
        assertThat(middle.asUtf8String()).isEqualTo("234");
        assertThat(middle.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(middle.response().sdkHttpResponse().matchingHeaders("accept-ranges")).containsExactly("bytes");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("digits").range("bytes=-3")).asUtf8String()).isEqualTo(
                "789");
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("digits").range("bytes=10-")), 416, "InvalidRange");
    }

    @Test
    void keepsAndGivesASha256() throws Exception {
        var sum = sha256("hello");
        s3.putObject(b -> b.bucket(BUCKET).key("k").checksumSHA256(sum), RequestBody.fromString("hello"));
        s3.putObject(b -> b.bucket(BUCKET).key("trailing").checksumAlgorithm(ChecksumAlgorithm.SHA256), RequestBody
                .fromString("hello"));

        assertThat(s3.putObject(b -> b.bucket(BUCKET).key("k").checksumSHA256(sum), RequestBody.fromString("hello"))
                .sdkHttpResponse().matchingHeaders("x-amz-checksum-sha256")).containsExactly(sum);
        for (var key : List.of("k", "trailing")) {
            var head = s3.headObject(b -> b.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
            assertThat(head.checksumSHA256()).as(key).isEqualTo(sum);
        }
    }

    @Test
    void refusesABodyThatIsNotWhatItsSha256Says() throws Exception {
        var sum = sha256("hello");

        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("k").checksumSHA256(sum), RequestBody.fromString("jello")),
                400, "BadDigest");
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k")), 404, "NoSuchKey");
    }

    @Test
    void putsPartsTogether() throws Exception {
        var first = "a".repeat(5 << 20);
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("big").contentType("x/y").checksumAlgorithm(
                ChecksumAlgorithm.SHA256)).uploadId();
        var one = part(upload, 1, first);
        var two = part(upload, 2, "end");

        var done = s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m
                .parts(one, two)));
        assertThat(done.eTag()).endsWith("-2\"");
        var got = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("big").range("bytes=5242878-"));
        assertThat(got.asUtf8String()).isEqualTo("aaend");
        var head = s3.headObject(b -> b.bucket(BUCKET).key("big").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.contentLength()).isEqualTo((5 << 20) + 3);
        assertThat(head.contentType()).isEqualTo("x/y");
        assertThat(head.checksumSHA256()).endsWith("-2");
        assertThat(s3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads()).isEmpty();
    }

    /** S3 refuses to complete such an upload without them, so whoever goes on with it needs them. */
    @Test
    void listsPartsWithTheirChecksumsSoThatAnotherClientCanComplete() {
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("a/big +ü").checksumAlgorithm(
                ChecksumAlgorithm.CRC32)).uploadId();
        var sent = s3.uploadPart(b -> b.bucket(BUCKET).key("a/big +ü").uploadId(upload).partNumber(1), RequestBody
                .fromString("only"));

        var listed = s3.listParts(b -> b.bucket(BUCKET).key("a/big +ü").uploadId(upload));

        assertThat(listed.key()).isEqualTo("a/big +ü");
        assertThat(listed.checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.CRC32);
        assertThat(listed.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
        assertThat(listed.parts()).singleElement().satisfies(p -> {
            assertThat(p.checksumCRC32()).isNotEmpty().isEqualTo(sent.checksumCRC32());
            assertThat(p.eTag()).isEqualTo(sent.eTag());
            assertThat(p.size()).isEqualTo(4);
        });
        s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("a/big +ü").uploadId(upload).multipartUpload(m -> m.parts(
                listed.parts().stream().map(p -> CompletedPart.builder().partNumber(p.partNumber()).eTag(p.eTag())
                        .checksumCRC32(p.checksumCRC32()).build()).toList())));
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("a/big +ü")).asUtf8String()).isEqualTo("only");
        refused(() -> s3.listParts(b -> b.bucket(BUCKET).key("a/big +ü").uploadId(upload)), 404, "NoSuchUpload");
    }

    @Test
    void listsPartsPageByPage() {
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("big")).uploadId();
        List.of(1, 3, 4, 7, 10).forEach(number -> part(upload, number, "x"));

        var first = s3.listParts(b -> b.bucket(BUCKET).key("big").uploadId(upload).maxParts(2));

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.nextPartNumberMarker()).isEqualTo(3);
        assertThat(s3.listPartsPaginator(b -> b.bucket(BUCKET).key("big").uploadId(upload).maxParts(2)).parts())
                .extracting(Part::partNumber).containsExactly(1, 3, 4, 7, 10);
        assertThat(s3.listParts(b -> b.bucket(BUCKET).key("big").uploadId(upload)).isTruncated()).isFalse();
    }

    @Test
    void abortsAnUpload() {
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("big")).uploadId();
        part(upload, 1, "x");

        s3.abortMultipartUpload(b -> b.bucket(BUCKET).key("big").uploadId(upload));

        refused(() -> part(upload, 2, "y"), 404, "NoSuchUpload");
    }

    @Test
    void listsFoldersPageByPage() {
        for (var key : List.of("a/1", "a/2", "b", "c/1", "d", "d/1")) {
            put(key, "x");
        }

        var all = s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).delimiter("/").maxKeys(1));
        assertThat(all.stream().flatMap(p -> p.contents().stream()).map(S3Object::key)).containsExactly("b", "d");
        assertThat(all.stream().flatMap(p -> p.commonPrefixes().stream()).map(CommonPrefix::prefix)).containsExactly(
                "a/", "c/", "d/");
        assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("a/")).contents()).extracting(S3Object::key)
                .containsExactly("a/1", "a/2");
        assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).startAfter("c")).contents()).extracting(S3Object::key)
                .containsExactly("c/1", "d", "d/1");
    }

    @Test
    void copiesAndDeletes() {
        put("from", "body");
        s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("from").destinationBucket(BUCKET).destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE).metadata(Map.of("a", "b")));
        s3.deleteObject(b -> b.bucket(BUCKET).key("from"));

        var copy = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("to"));
        assertThat(copy.asUtf8String()).isEqualTo("body");
        assertThat(copy.response().metadata()).containsEntry("a", "b");
        refused(() -> s3.headObject(b -> b.bucket(BUCKET).key("from")), 404, "NoSuchKey");
        refused(() -> s3.deleteBucket(b -> b.bucket(BUCKET)), 409, "BucketNotEmpty");

        s3.deleteObjects(b -> b.bucket(BUCKET).delete(Delete.builder().objects(ObjectIdentifier.builder().key("to")
                .build()).build()));
        s3.deleteBucket(b -> b.bucket(BUCKET));
        refused(() -> s3.listObjectsV2(b -> b.bucket(BUCKET)), 404, "NoSuchBucket");
    }

    @Test
    void writesOnlyIfNothingIsThereWhenAsked() {
        s3.putObject(b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString(
                "second")), 412, "PreconditionFailed");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("once")).asUtf8String()).isEqualTo("first");
    }

    @Test
    void saysWhatItDoesNotDo() {
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("k").objectLockMode("GOVERNANCE"), RequestBody.fromString(
                "x")), 501, "NotImplemented");
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("k").acl(ObjectCannedACL.PUBLIC_READ), RequestBody
                .fromString("x")), 400, "AccessControlListNotSupported");
        refused(() -> s3.getObjectRetention(b -> b.bucket(BUCKET).key("k")), 501, "NotImplemented");
        refused(() -> s3.createBucket(b -> b.bucket(BUCKET)), 409, "BucketAlreadyOwnedByYou");
    }

    @Test
    void keepsEverythingAcrossARestart() {
        put("k", "body");
        fixture.restart();
        try (var after = fixture.client(S3Client.builder())) {
            assertThat(after.getObjectAsBytes(b -> b.bucket(BUCKET).key("k")).asUtf8String()).isEqualTo("body");
        }
    }

    private CompletedPart part(String upload, int number, String body) {
        var part = s3.uploadPart(b -> b.bucket(BUCKET).key("big").uploadId(upload).partNumber(number).checksumAlgorithm(
                ChecksumAlgorithm.SHA256), RequestBody.fromString(body));
        return CompletedPart.builder().partNumber(number).eTag(part.eTag()).checksumSHA256(part.checksumSHA256())
                .build();
    }

    private void put(String key, String body) {
        s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(
                StandardCharsets.UTF_8)));
    }

    static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
