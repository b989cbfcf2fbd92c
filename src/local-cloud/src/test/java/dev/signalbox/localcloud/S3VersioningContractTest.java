package dev.signalbox.localcloud;

import static dev.signalbox.localcloud.S3ContractTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Versions of objects, as S3 keeps them. */
final class S3VersioningContractTest {
    @TempDir static Path folder;
    private static LocalCloudFixture fixture;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        fixture = new LocalCloudFixture(folder);
        s3 = fixture.client(S3Client.builder());
    }

    @AfterAll
    static void stop() {
        s3.close();
        fixture.close();
    }

    @Test
    void keepsEveryVersionAndGivesEachByItsId() {
        var bucket = bucket("kept", BucketVersioningStatus.ENABLED);
        var first = put(bucket, "k", "one");
        var second = put(bucket, "k", "two");

        assertThat(first).hasSize(32).isNotEqualTo(second);
        assertThat(read(bucket, "k", null)).isEqualTo("two");
        assertThat(read(bucket, "k", first)).isEqualTo("one");
        assertThat(s3.headObject(b -> b.bucket(bucket).key("k").versionId(first)).contentLength()).isEqualTo(3);
        assertThat(s3.headObject(b -> b.bucket(bucket).key("k")).versionId()).isEqualTo(second);
        assertThat(s3.listObjectsV2(b -> b.bucket(bucket)).contents()).extracting(S3Object::key).containsExactly("k");
    }

    @Test
    void hidesADeletedObjectBehindAMarkerAndBringsItBack() {
        var bucket = bucket("hidden", BucketVersioningStatus.ENABLED);
        var version = put(bucket, "k", "body");

        var deleted = s3.deleteObject(b -> b.bucket(bucket).key("k"));

        assertThat(deleted.deleteMarker()).isTrue();
        assertThatThrownBy(() -> read(bucket, "k", null)).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(404);
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker")).contains(
                    "true");
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-version-id")).contains(deleted
                    .versionId());
        });
        refused(() -> read(bucket, "k", deleted.versionId()), 405, "MethodNotAllowed");
        assertThat(s3.listObjectsV2(b -> b.bucket(bucket)).contents()).isEmpty();
        assertThat(read(bucket, "k", version)).isEqualTo("body");
        var again = s3.deleteObject(b -> b.bucket(bucket).key("k").versionId(deleted.versionId()));
        assertThat(again.deleteMarker()).isTrue();
        assertThat(read(bucket, "k", null)).isEqualTo("body");
    }

    @Test
    void makesTheNextVersionCurrentWhenTheCurrentOneIsDeletedForGood() {
        var bucket = bucket("promoted", BucketVersioningStatus.ENABLED);
        put(bucket, "k", "one");
        var second = put(bucket, "k", "two");

        s3.deleteObject(b -> b.bucket(bucket).key("k").versionId(second));

        assertThat(read(bucket, "k", null)).isEqualTo("one");
        refused(() -> read(bucket, "k", second), 404, "NoSuchVersion");
        refused(() -> read(bucket, "k", "nonsense"), 400, "InvalidArgument");
        s3.deleteObject(b -> b.bucket(bucket).key("k").versionId(second));
    }

    @Test
    void storesTheNullVersionOverAndOverWhileSuspended() {
        var bucket = bucket("suspended", null);
        put(bucket, "k", "before");
        version(bucket, BucketVersioningStatus.ENABLED);
        var kept = put(bucket, "k", "kept");
        assertThat(read(bucket, "k", "null")).isEqualTo("before");

        version(bucket, BucketVersioningStatus.SUSPENDED);
        put(bucket, "k", "null 1");
        put(bucket, "k", "null 2");

        assertThat(read(bucket, "k", null)).isEqualTo("null 2");
        assertThat(read(bucket, "k", "null")).isEqualTo("null 2");
        assertThat(read(bucket, "k", kept)).isEqualTo("kept");
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket)).versions()).extracting(ObjectVersion::versionId)
                .containsExactly("null", kept);
        assertThat(s3.deleteObject(b -> b.bucket(bucket).key("k")).versionId()).isEqualTo("null");
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket)).versions()).extracting(ObjectVersion::versionId)
                .containsExactly(kept);
        assertThat(s3.getBucketVersioning(b -> b.bucket(bucket)).status()).isEqualTo(BucketVersioningStatus.SUSPENDED);
    }

    @Test
    void listsVersionsPageByPageNewestFirst() {
        var bucket = bucket("listed", BucketVersioningStatus.ENABLED);
        var a1 = put(bucket, "a", "1");
        var a2 = put(bucket, "a", "2");
        put(bucket, "b/1", "x");
        put(bucket, "b/2", "x");
        var c1 = put(bucket, "c", "1");
        var marker = s3.deleteObject(b -> b.bucket(bucket).key("c")).versionId();

        for (int size : List.of(1, 2, 3, 1000)) {
            var pages = s3.listObjectVersionsPaginator(b -> b.bucket(bucket).delimiter("/").maxKeys(size));
            assertThat(pages.versions()).as("pages of " + size).extracting(ObjectVersion::versionId).containsExactly(a2,
                    a1, c1);
            assertThat(pages.versions()).extracting(ObjectVersion::isLatest).containsExactly(true, false, false);
            assertThat(pages.deleteMarkers()).extracting(DeleteMarkerEntry::versionId).containsExactly(marker);
            assertThat(pages.deleteMarkers()).extracting(DeleteMarkerEntry::isLatest).containsExactly(true);
            assertThat(pages.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
        }
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket).prefix("b/")).versions()).hasSize(2);
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket).keyMarker("a").versionIdMarker(a2)).versions())
                .extracting(
                        ObjectVersion::versionId).startsWith(a1);
    }

    @Test
    void restoresAVersionByCopyingItOverTheCurrentOne() {
        var bucket = bucket("restored", BucketVersioningStatus.ENABLED);
        var old = put(bucket, "k", "old");
        put(bucket, "k", "new");

        var copied = s3.copyObject(b -> b.sourceBucket(bucket).sourceKey("k").sourceVersionId(old).destinationBucket(
                bucket).destinationKey("k"));

        assertThat(copied.copySourceVersionId()).isEqualTo(old);
        assertThat(read(bucket, "k", copied.versionId())).isEqualTo("old");
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket)).versions()).hasSize(3);
    }

    @Test
    void deletesABucketOnlyWhenAllVersionsAreGone() {
        var bucket = bucket("emptied", BucketVersioningStatus.ENABLED);
        put(bucket, "k", "1");
        s3.deleteObject(b -> b.bucket(bucket).key("k"));
        refused(() -> s3.deleteBucket(b -> b.bucket(bucket)), 409, "BucketNotEmpty");

        var all = s3.listObjectVersions(b -> b.bucket(bucket));
        var ids = java.util.stream.Stream.concat(all.versions().stream().map(v -> ObjectIdentifier.builder().key(v
                .key())
                .versionId(v.versionId()).build()), all.deleteMarkers().stream().map(m -> ObjectIdentifier.builder()
                        .key(
                                m.key()).versionId(m.versionId()).build())).toList();
        var done = s3.deleteObjects(b -> b.bucket(bucket).delete(d -> d.objects(ids)));

        assertThat(done.deleted()).hasSize(2).anyMatch(d -> Boolean.TRUE.equals(d.deleteMarker()));
        s3.deleteBucket(b -> b.bucket(bucket));
    }

    @Test
    void keepsVersionsAcrossARestart() {
        var bucket = bucket("restarted", BucketVersioningStatus.ENABLED);
        var first = put(bucket, "k", "one");
        put(bucket, "k", "two");
        s3.close();
        fixture.restart();
        s3 = fixture.client(S3Client.builder());

        assertThat(read(bucket, "k", first)).isEqualTo("one");
        assertThat(put(bucket, "k", "three")).isNotEqualTo(first);
        assertThat(s3.listObjectVersions(b -> b.bucket(bucket)).versions()).hasSize(3);
    }

    private static String bucket(String name, BucketVersioningStatus status) {
        s3.createBucket(b -> b.bucket(name));
        if (status != null) {
            version(name, status);
        }
        return name;
    }

    private static void version(String bucket, BucketVersioningStatus status) {
        s3.putBucketVersioning(b -> b.bucket(bucket).versioningConfiguration(v -> v.status(status)));
    }

    private static String put(String bucket, String key, String body) {
        return s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(body)).versionId();
    }

    private static String read(String bucket, String key, String version) {
        return s3.getObjectAsBytes(b -> b.bucket(bucket).key(key).versionId(version)).asUtf8String();
    }
}
