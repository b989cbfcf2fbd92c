package dev.signalbox.localcloud;

import static dev.signalbox.localcloud.S3ContractTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** What there is to objects beyond their bodies: tags, attributes, parts, copies, conditions and limits. */
final class S3ObjectContractTest {
    private static final String BUCKET = "objects";
    private static final String FIRST = "a".repeat(5 << 20);

    @TempDir static Path folder;
    private static LocalCloudFixture fixture;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        fixture = new LocalCloudFixture(folder);
        s3 = fixture.client(S3Client.builder());
        s3.createBucket(b -> b.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        s3.close();
        fixture.close();
    }

    @Test
    void keepsTags() {
        s3.putObject(b -> b.bucket(BUCKET).key("tagged").tagging("a=1&b=x%20y"), RequestBody.fromString("x"));
        assertThat(tags("tagged")).containsOnly(Map.entry("a", "1"), Map.entry("b", "x y"));
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("tagged")).response().tagCount()).isEqualTo(2);

        s3.putObjectTagging(b -> b.bucket(BUCKET).key("tagged").tagging(t -> t.tagSet(tag("c", "3"))));
        s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("tagged").destinationBucket(BUCKET).destinationKey(
                "copied"));
        s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("tagged").destinationBucket(BUCKET).destinationKey(
                "retagged").taggingDirective(TaggingDirective.REPLACE).tagging("d=4"));
        assertThat(tags("copied")).containsOnly(Map.entry("c", "3"));
        assertThat(tags("retagged")).containsOnly(Map.entry("d", "4"));
        s3.deleteObjectTagging(b -> b.bucket(BUCKET).key("tagged"));
        assertThat(tags("tagged")).isEmpty();
        refused(() -> s3.putObjectTagging(b -> b.bucket(BUCKET).key("tagged").tagging(t -> t.tagSet(tag("a", "1"), tag(
                "a", "2")))), 400, "InvalidTag");
        refused(() -> tags("nothing"), 404, "NoSuchKey");
    }

    @Test
    void tellsAndServesSinglePartsOfWhatWasUploadedInParts() {
        var upload = begin("parts", ChecksumAlgorithm.CRC32);
        var one = part("parts", upload, 1, FIRST);
        var two = part("parts", upload, 2, "end");
        var done = s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("parts").uploadId(upload).multipartUpload(m -> m
                .parts(one, two)));
        assertThat(done.checksumCRC32()).endsWith("-2");

        var second = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("parts").partNumber(2));
        assertThat(second.asUtf8String()).isEqualTo("end");
        assertThat(second.response().partsCount()).isEqualTo(2);
        assertThat(second.response().contentRange()).isEqualTo("bytes 5242880-5242882/5242883");
        assertThat(s3.headObject(b -> b.bucket(BUCKET).key("parts").partNumber(1)).contentLength()).isEqualTo(5 << 20);
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("parts").partNumber(3)), 416, "InvalidPartNumber");
        var told = s3.getObjectAttributes(b -> b.bucket(BUCKET).key("parts").objectAttributes(
                ObjectAttributes.OBJECT_PARTS,
                ObjectAttributes.OBJECT_SIZE, ObjectAttributes.CHECKSUM, ObjectAttributes.E_TAG));
        assertThat(told.objectSize()).isEqualTo(5242883);
        assertThat(told.checksum().checksumType()).isEqualTo(ChecksumType.COMPOSITE);
        assertThat(told.objectParts().totalPartsCount()).isEqualTo(2);
        assertThat(told.objectParts().parts()).extracting(p -> p.checksumCRC32()).containsExactly(one.checksumCRC32(),
                two.checksumCRC32());
    }

    @Test
    void completesOnlyWhatIsRight() {
        var upload = begin("strict", ChecksumAlgorithm.SHA256);
        var one = part("strict", upload, 1, FIRST, ChecksumAlgorithm.SHA256);
        var two = part("strict", upload, 2, "end", ChecksumAlgorithm.SHA256);

        refused(() -> complete("strict", upload, two, one), 400, "InvalidPartOrder");
        refused(() -> complete("strict", upload, one, two.toBuilder().checksumSHA256(null).build()), 400,
                "InvalidRequest");
        refused(() -> complete("strict", upload, one, two.toBuilder().checksumSHA256(one.checksumSHA256()).build()),
                400,
                "InvalidPart");
        refused(() -> complete("strict", upload, one, two.toBuilder().partNumber(3).build()), 400, "InvalidPart");
        refused(() -> complete("strict", upload), 400, "MalformedXML");
        refused(() -> part("strict", upload, 3, "x", ChecksumAlgorithm.CRC32), 400, "InvalidRequest");
        refused(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("strict").uploadId(upload).mpuObjectSize(1L)
                .multipartUpload(m -> m.parts(one, two))), 400, "InvalidRequest");
        complete("strict", upload, one, two);
        complete("strict", upload, one, two); // the answer was lost
        refused(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("other").uploadId(upload).multipartUpload(
                m -> m.parts(one))), 404, "NoSuchUpload");
    }

    @Test
    void comparesTheChecksumOfAWholeObject() {
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("whole").checksumAlgorithm(
                ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT)).uploadId();
        var one = part("whole", upload, 1, "123456789");
        refused(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("whole").uploadId(upload).checksumCRC32(
                "AAAAAA==").multipartUpload(m -> m.parts(one))), 400, "BadDigest");

        var done = s3.completeMultipartUpload(b -> b.bucket(BUCKET).key("whole").uploadId(upload).checksumCRC32(
                "y/Q5Jg==").multipartUpload(m -> m.parts(one)));

        assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(done.checksumCRC32()).isEqualTo("y/Q5Jg==");
        refused(() -> s3.createMultipartUpload(b -> b.bucket(BUCKET).key("whole").checksumAlgorithm(
                ChecksumAlgorithm.SHA256).checksumType(ChecksumType.FULL_OBJECT)), 400, "InvalidRequest");
        s3.putObject(b -> b.bucket(BUCKET).key("nvme").checksumCRC64NVME("rosUhgp5mIg="), RequestBody.fromString(
                "123456789"));
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("nvme").checksumCRC64NVME("rosUhgp5mIg="), RequestBody
                .fromString("12345678")), 400, "BadDigest");
    }

    @Test
    void copiesRangesIntoPartsAndForgetsThePartsOfTheSource() {
        put("source", "0123456789");
        var upload = begin("joined", ChecksumAlgorithm.CRC32);
        var part = s3.uploadPartCopy(b -> b.sourceBucket(BUCKET).sourceKey("source").destinationBucket(BUCKET)
                .destinationKey("joined").uploadId(upload).partNumber(1).copySourceRange("bytes=2-4")).copyPartResult();
        refused(() -> s3.uploadPartCopy(b -> b.sourceBucket(BUCKET).sourceKey("source").destinationBucket(BUCKET)
                .destinationKey("joined").uploadId(upload).partNumber(2).copySourceRange("bytes=2-40")), 400,
                "InvalidArgument");
        complete("joined", upload, CompletedPart.builder().partNumber(1).eTag(part.eTag()).checksumCRC32(part
                .checksumCRC32()).build());

        var copy = s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("joined").destinationBucket(BUCKET)
                .destinationKey("one"));

        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("one")).asUtf8String()).isEqualTo("234");
        assertThat(copy.copyObjectResult().eTag()).isEqualTo("\"289dff07669d7a23de0ef88d2f7129e7\"");
        refused(() -> s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("one").destinationBucket(BUCKET)
                .destinationKey("one")), 400, "InvalidRequest");
        refused(() -> s3.copyObject(b -> b.sourceBucket(BUCKET).sourceKey("one").destinationBucket(BUCKET)
                .destinationKey("two").copySourceIfMatch("\"other\"")), 412, "PreconditionFailed");
    }

    @Test
    void listsUploadsPageByPageAndByFolder() {
        s3.createBucket(b -> b.bucket("uploads"));
        for (var key : List.of("a", "b/1", "b/2", "c")) {
            s3.createMultipartUpload(b -> b.bucket("uploads").key(key));
        }
        var pages = s3.listMultipartUploadsPaginator(b -> b.bucket("uploads").maxUploads(1));
        assertThat(pages.uploads()).extracting(MultipartUpload::key).containsExactly("a", "b/1", "b/2", "c");
        var folders = s3.listMultipartUploads(b -> b.bucket("uploads").delimiter("/"));
        assertThat(folders.uploads()).extracting(MultipartUpload::key).containsExactly("a", "c");
        assertThat(folders.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
        s3.deleteBucket(b -> b.bucket("uploads"));
    }

    @Test
    void writesAndDeletesOnlyUnderConditions() {
        var eTag = put("guarded", "one");
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("guarded").ifMatch("\"no\""), RequestBody.fromString("x")),
                412, "PreconditionFailed");
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("absent").ifMatch(eTag), RequestBody.fromString("x")), 404,
                "NoSuchKey");
        refused(() -> s3.deleteObject(b -> b.bucket(BUCKET).key("guarded").ifMatch("\"no\"")), 412,
                "PreconditionFailed");
        s3.deleteObject(b -> b.bucket(BUCKET).key("guarded").ifMatch(eTag));
        refused(() -> s3.deleteObject(b -> b.bucket(BUCKET).key("guarded").ifMatch(eTag)), 412, "PreconditionFailed");
    }

    @Test
    void deletesAThousandAtOnceAndTellsOnlyErrorsWhenAskedToBeQuiet() {
        put("many/0", "x");
        var thousand = java.util.stream.IntStream.range(0, 1000).mapToObj(i -> ObjectIdentifier.builder().key("many/"
                + i).build()).toList();
        assertThat(s3.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(thousand).quiet(true))).deleted())
                .isEmpty();
        assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("many/")).contents()).isEmpty();
        refused(() -> s3.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(List.of()))), 400, "MalformedXML");
    }

    @Test
    void keepsWhatWasSaidAboutStorageAndChecksumsNobodyAskedFor() {
        s3.putObject(b -> b.bucket(BUCKET).key("said").storageClass("STANDARD_IA").serverSideEncryption("AES256"),
                RequestBody.fromString("123456789"));
        var head = s3.headObject(b -> b.bucket(BUCKET).key("said").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
        assertThat(head.serverSideEncryptionAsString()).isEqualTo("AES256");
        assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("cold").storageClass("GLACIER"), RequestBody.fromString(
                "x")), 501, "NotImplemented");
        refused(() -> put("k".repeat(1025), "x"), 400, "KeyTooLongError");
        refused(() -> s3.putObject(b -> b.bucket(BUCKET).key("meta").metadata(Map.of("a", "v".repeat(2048))),
                RequestBody
                        .fromString("x")), 400, "MetadataTooLarge");
    }

    private static String begin(String key, ChecksumAlgorithm algorithm) {
        return s3.createMultipartUpload(b -> b.bucket(BUCKET).key(key).checksumAlgorithm(algorithm)).uploadId();
    }

    private static CompletedPart part(String key, String upload, int number, String body) {
        return part(key, upload, number, body, ChecksumAlgorithm.CRC32);
    }

    private static CompletedPart part(String key, String upload, int number, String body,
            ChecksumAlgorithm algorithm) {
        var part = s3.uploadPart(b -> b.bucket(BUCKET).key(key).uploadId(upload).partNumber(number).checksumAlgorithm(
                algorithm), RequestBody.fromString(body));
        return CompletedPart.builder().partNumber(number).eTag(part.eTag()).checksumCRC32(part.checksumCRC32())
                .checksumSHA256(part.checksumSHA256()).checksumCRC64NVME(part.checksumCRC64NVME()).build();
    }

    private static void complete(String key, String upload, CompletedPart... parts) {
        s3.completeMultipartUpload(b -> b.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(
                parts)));
    }

    private static String put(String key, String body) {
        return s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(body)).eTag();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Map<String, String> tags(String key) {
        return s3.getObjectTagging(b -> b.bucket(BUCKET).key(key)).tagSet().stream().collect(
                java.util.stream.Collectors.toMap(Tag::key, Tag::value));
    }
}
