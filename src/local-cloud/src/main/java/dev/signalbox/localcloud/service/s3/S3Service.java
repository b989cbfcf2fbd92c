package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.s3.awssdk.LocalBlobStore;
import dev.signalbox.localcloud.service.s3.awssdk.S3Handler;
import dev.signalbox.localcloud.service.s3.notify.Notifications;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ContentHeaders;
import dev.signalbox.localcloud.service.s3.objects.NewObject;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;

/**
 * S3. Buckets and objects are served on the wire by {@link S3Handler}; the operations registered here serve other
 * services in process and, for bucket configuration, the wire too.
 */
public final class S3Service implements AwsService, ObjectContents {
    private static final ContentHeaders NO_HEADERS = new ContentHeaders(Optional.empty(), Optional.empty(), Optional
            .empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final CloudContext context;
    private final Buckets buckets;
    private final ObjectStore objects;
    private final Uploads uploads;
    private final LocalBlobStore blobs;
    private final BucketProtection protection;
    private final BucketSettings settings;
    private final Notifications notifications;

    public S3Service(CloudContext context) {
        this.context = context;
        this.buckets = new Buckets(context);
        this.notifications = new Notifications(context, buckets);
        this.objects = new ObjectStore(context, buckets, notifications);
        this.uploads = new Uploads(context.store(), objects, buckets);
        this.blobs = new LocalBlobStore(buckets, objects, uploads);
        this.protection = new BucketProtection(buckets);
        this.settings = new BucketSettings(buckets);
    }

    @Override
    public void register(Operations operations) {
        operations.on(ListBucketsRequest.class, _ -> blobs.list()).on(CreateBucketRequest.class, blobs::createContainer)
                .on(HeadBucketRequest.class, blobs::headBucket).on(DeleteBucketRequest.class, this::deleteBucket).on(
                        ListObjectsV2Request.class, blobs::list).on(HeadObjectRequest.class, blobs::blobMetadata).on(
                                CopyObjectRequest.class, blobs::copyBlob).on(DeleteObjectRequest.class,
                                        blobs::removeBlob).on(DeleteObjectsRequest.class, this::deleteObjects)
                .on(ListPartsRequest.class, blobs::listParts);
        protection.register(operations);
        settings.register(operations);
        notifications.register(operations);
    }

    private DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        objects.deleteBucket(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    private DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        var deleted = request.delete().objects().stream().map(object -> {
            objects.delete(request.bucket(), object.key(), Conditions.NONE);
            return DeletedObject.builder().key(object.key()).build();
        }).toList();
        return DeleteObjectsResponse.builder().deleted(deleted).build();
    }

    @Override
    public List<Route> routes() {
        return List.of(new CrossOriginRoute(new LazyRoute("/", () -> new S3Handler(context, blobs)), buckets));
    }

    @Override
    public void resume() {
        Thread.ofVirtual().name("s3-sweep").start(uploads::sweep);
        notifications.resume();
    }

    @Override
    public void close() {
        notifications.close();
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
        var object = objects.read(bucket, key, Conditions.NONE);
        return objects.open(object, new ByteRange(0, object.size()));
    }

    @Override
    public void store(String bucket, String key, InputStream body, long length) throws IOException {
        objects.put(new NewObject(bucket, key, length, NO_HEADERS, Map.of(), "", Map.of(), Conditions.NONE), body);
    }
}
