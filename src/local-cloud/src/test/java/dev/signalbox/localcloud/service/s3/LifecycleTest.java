package dev.signalbox.localcloud.service.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** Objects, versions and uploads end when the bucket's rules say so; the test moves the time. */
final class LifecycleTest {
    private static final String BUCKET = "ending";

    @TempDir Path folder;
    private final ManualTime time = new ManualTime();
    private Store store;
    private Registry registry;
    private S3Service s3;

    @BeforeEach
    void start() {
        store = Store.open(folder.resolve("store.db"));
        registry = new Registry();
        s3 = new S3Service(new CloudContext(new CloudIdentity("000000000000", "local-1", "aws", "AKIDTEST", "secret"),
                () -> URI.create("http://127.0.0.1"), folder, store, time, registry, new NoObjects()));
        s3.register(registry);
        s3.resume();
        registry.call(CreateBucketRequest.builder().bucket(BUCKET).build(), CreateBucketResponse.class);
    }

    @AfterEach
    void stop() {
        s3.close();
        store.close();
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void deletesObjectsAtTheMidnightAfterTheirDays() throws IOException {
        rule(r -> r.filter(f -> f.prefix("tmp/")).expiration(e -> e.days(1)));
        time.advance(Duration.ofHours(6));
        put("tmp/a");
        put("kept/a");
        assertThat(registry.call(HeadObjectRequest.builder().bucket(BUCKET).key("tmp/a").build(),
                HeadObjectResponse.class).expiration()).isEqualTo(
                        "expiry-date=\"Sat, 3 Jan 2026 00:00:00 GMT\", rule-id=\"rule\"");

        time.advance(Duration.ofHours(41));
        assertThat(keys()).containsExactly("kept/a", "tmp/a");
        time.advance(Duration.ofHours(2));
        assertThat(keys()).containsExactly("kept/a");
    }

    @Test
    void deletesOnlyWhatHasTheTag() throws IOException {
        rule(r -> r.filter(f -> f.tag(Tag.builder().key("end").value("yes").build())).expiration(e -> e.days(1)));
        put("a");
        put("b");
        registry.call(PutObjectTaggingRequest.builder().bucket(BUCKET).key("b").tagging(t -> t.tagSet(Tag.builder().key(
                "end").value("yes").build())).build(), PutObjectTaggingResponse.class);

        time.advance(Duration.ofDays(3));

        assertThat(keys()).containsExactly("a");
    }

    @Test
    void deletesOldVersionsAndMarkersThatHideNothing() throws IOException {
        registry.call(PutBucketVersioningRequest.builder().bucket(BUCKET).versioningConfiguration(v -> v.status(
                BucketVersioningStatus.ENABLED)).build(), PutBucketVersioningResponse.class);
        rule(r -> r.filter(f -> f.prefix("")).noncurrentVersionExpiration(n -> n.noncurrentDays(2)
                .newerNoncurrentVersions(1)).expiration(e -> e.expiredObjectDeleteMarker(true)));
        for (int i = 0; i < 3; i++) {
            put("k");
        }
        registry.call(DeleteObjectRequest.builder().bucket(BUCKET).key("gone").build(), DeleteObjectResponse.class);

        time.advance(Duration.ofHours(2));
        assertThat(versions().deleteMarkers()).isEmpty();
        assertThat(versions().versions()).hasSize(3);
        time.advance(Duration.ofDays(3));
        assertThat(versions().versions()).hasSize(2);
    }

    @Test
    void laysMarkersOverExpiredObjectsWhereVersionsAreKept() throws IOException {
        registry.call(PutBucketVersioningRequest.builder().bucket(BUCKET).versioningConfiguration(v -> v.status(
                BucketVersioningStatus.ENABLED)).build(), PutBucketVersioningResponse.class);
        rule(r -> r.filter(f -> f.prefix("")).expiration(e -> e.days(1)));
        put("k");

        time.advance(Duration.ofDays(3));

        assertThat(keys()).isEmpty();
        assertThat(versions().versions()).hasSize(1);
        assertThat(versions().deleteMarkers()).singleElement().matches(m -> m.isLatest());
    }

    @Test
    void abortsUploadsThatNobodyFinishes() {
        rule(r -> r.filter(f -> f.prefix("")).abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(1)));
        registry.call(CreateMultipartUploadRequest.builder().bucket(BUCKET).key("big").build(),
                CreateMultipartUploadResponse.class);

        time.advance(Duration.ofDays(3));

        assertThat(registry.call(ListMultipartUploadsRequest.builder().bucket(BUCKET).build(),
                ListMultipartUploadsResponse.class).uploads()).isEmpty();
    }

    @Test
    void refusesRulesThatMeanNothing() {
        refused(r -> r.filter(f -> f.prefix("")), "InvalidRequest");
        refused(r -> r.filter(f -> f.prefix("")).expiration(e -> e.days(0)), "InvalidArgument");
        refused(r -> r.filter(f -> f.prefix("")).expiration(e -> e.date(time.now().plusSeconds(1))), "InvalidArgument");
    }

    private void refused(Consumer<LifecycleRule.Builder> rule, String code) {
        assertThatThrownBy(() -> rule(rule)).isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e
                .awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private void rule(Consumer<LifecycleRule.Builder> described) {
        var rule = LifecycleRule.builder().id("rule").status("Enabled");
        described.accept(rule);
        registry.call(PutBucketLifecycleConfigurationRequest.builder().bucket(BUCKET).lifecycleConfiguration(c -> c
                .rules(rule.build())).build(), PutBucketLifecycleConfigurationResponse.class);
    }

    private void put(String key) throws IOException {
        s3.store(BUCKET, key, new ByteArrayInputStream(new byte[1]), 1);
    }

    private List<String> keys() {
        return registry.call(ListObjectsV2Request.builder().bucket(BUCKET).build(), ListObjectsV2Response.class)
                .contents().stream().map(S3Object::key).toList();
    }

    private ListObjectVersionsResponse versions() {
        return registry.call(ListObjectVersionsRequest.builder().bucket(BUCKET).build(),
                ListObjectVersionsResponse.class);
    }
}
