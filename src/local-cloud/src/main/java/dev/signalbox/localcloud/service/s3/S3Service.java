package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.s3.api.ListApi;
import dev.signalbox.localcloud.service.s3.api.MultipartApi;
import dev.signalbox.localcloud.service.s3.api.ObjectCopies;
import dev.signalbox.localcloud.service.s3.api.ObjectDeletes;
import dev.signalbox.localcloud.service.s3.api.ObjectReads;
import dev.signalbox.localcloud.service.s3.api.ObjectTags;
import dev.signalbox.localcloud.service.s3.api.UploadLists;
import dev.signalbox.localcloud.service.s3.awssdk.LocalBlobStore;
import dev.signalbox.localcloud.service.s3.awssdk.S3Handler;
import dev.signalbox.localcloud.service.s3.lifecycle.Lifecycle;
import dev.signalbox.localcloud.service.s3.lifecycle.LifecycleRules;
import dev.signalbox.localcloud.service.s3.notify.Notifications;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ContentHeaders;
import dev.signalbox.localcloud.service.s3.objects.Copies;
import dev.signalbox.localcloud.service.s3.objects.NewObject;
import dev.signalbox.localcloud.service.s3.objects.ObjectSettings;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;

/**
 * S3. What carries an object's body is served on the wire by {@link S3Handler}; the operations registered here serve
 * other services in process and, but for buckets and lists of objects, the wire too.
 */
public final class S3Service implements AwsService, ObjectContents {
    private final CloudContext context;
    private final Buckets buckets;
    private final ObjectStore objects;
    private final Uploads uploads;
    private final LocalBlobStore.Apis apis;
    private final Lifecycle lifecycle;
    private final Notifications notifications;

    public S3Service(CloudContext context) {
        this.context = context;
        this.buckets = new Buckets(context);
        this.notifications = new Notifications(context, buckets);
        this.objects = new ObjectStore(context, buckets, notifications);
        this.uploads = new Uploads(context.store(), objects, buckets);
        var rules = new LifecycleRules(buckets);
        this.lifecycle = new Lifecycle(context.time(), buckets, rules, objects, uploads);
        this.apis = new LocalBlobStore.Apis(new ListApi(buckets, objects, context.identity().region()), new ObjectReads(
                objects, rules), new ObjectDeletes(objects), new ObjectCopies(new Copies(buckets, objects), objects,
                        uploads),
                new MultipartApi(uploads, objects, () -> context.endpoint().uri().toString()));
    }

    @Override
    public void register(Operations operations) {
        operations.on(DeleteBucketRequest.class, this::deleteBucket);
        apis.lists().register(operations);
        apis.reads().register(operations);
        apis.deletes().register(operations);
        apis.copies().register(operations);
        apis.multipart().register(operations);
        new UploadLists(uploads).register(operations);
        new ObjectTags(objects).register(operations);
        new BucketProtection(buckets).register(operations);
        new BucketSettings(buckets).register(operations);
        notifications.register(operations);
    }

    private DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        uploads.deleteBucket(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public List<Route> routes() {
        return List.of(new CrossOriginRoute(new LazyRoute("/", () -> new S3Handler(context, new LocalBlobStore(buckets,
                objects, uploads, apis))), buckets));
    }

    @Override
    public void resume() {
        Thread.ofVirtual().name("s3-sweep").start(uploads::sweep);
        notifications.resume();
        lifecycle.start();
    }

    @Override
    public void close() {
        lifecycle.close();
        notifications.close();
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
        var object = objects.read(bucket, key, Optional.empty(), Conditions.NONE);
        return objects.open(object, new ByteRange(0, object.size()));
    }

    @Override
    public void store(String bucket, String key, InputStream body, long length) throws IOException {
        objects.put(new NewObject(bucket, key, length, ContentHeaders.NONE, Map.of(), "", Map.of(), Conditions.NONE,
                ObjectSettings.NONE), body);
    }
}
