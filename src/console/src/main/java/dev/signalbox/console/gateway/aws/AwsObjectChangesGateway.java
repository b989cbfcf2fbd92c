package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.NotDeleted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Changes objects in S3. */
public final class AwsObjectChangesGateway implements ObjectChangesGateway {
    /** From here on a copy is made in parts: S3 copies at most 5 GiB at once, and an answer should come in time. */
    private static final long LARGE = 512L << 20;
    private static final String FIRST_REGION = "us-east-1";

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;
    private final String region;
    private final boolean elsewhere;

    public AwsObjectChangesGateway(AwsClients clients) {
        s3 = S3Access.of(clients);
        calls = new AwsCalls(clients.connection());
        region = clients.connection().region().id();
        elsewhere = clients.connection().endpoint().isPresent();
    }

    @Override
    public boolean versioned(String bucket) throws GatewayException {
        return calls.call(() -> s3.get().getBucketVersioning(r -> r.bucket(bucket)))
                .status() == BucketVersioningStatus.ENABLED;
    }

    @Override
    public List<NotDeleted> delete(String bucket, List<ObjectRef> objects) throws GatewayException {
        var doomed = objects.stream().map(o -> ObjectIdentifier.builder().key(o.location().key()).versionId(o.version()
                .orElse(null)).build()).toList();
        return calls.call(() -> s3.get().deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(doomed).quiet(
                true)))).errors().stream().map(e -> new NotDeleted(e.key(), e.code(), e.message())).toList();
    }

    @Override
    public Optional<NotDeleted> deleteIfUnchanged(S3Location object, String etag) throws GatewayException {
        return calls.call(() -> s3.get().deleteObjects(r -> r.bucket(object.bucket()).delete(d -> d.objects(o -> o.key(
                object.key()).eTag(etag)).quiet(true)))).errors().stream().map(e -> new NotDeleted(e.key(), e.code(), e
                        .message())).findFirst();
    }

    @Override
    public String copy(ObjectRef from, S3Location to, Watcher watcher) throws GatewayException {
        var head = calls.call(() -> s3.get().headObject(r -> r.bucket(from.location().bucket()).key(from.location()
                .key()).versionId(from.version().orElse(null))));
        refuseIfThere(to);
        watcher.copied(0, head.contentLength());
        if (head.contentLength() >= LARGE) {
            new PartwiseCopy(s3.get(), calls, from, to).run(head, watcher);
        } else {
            copyAtOnce(from, to, r -> r.ifNoneMatch("*").copySourceIfMatch(head.eTag()));
        }
        watcher.copied(head.contentLength(), head.contentLength());
        return head.eTag();
    }

    private void refuseIfThere(S3Location to) throws GatewayException {
        try {
            calls.call(() -> s3.get().headObject(r -> r.bucket(to.bucket()).key(to.key())));
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return;
            }
            throw e;
        }
        throw new GatewayException(new Failure.Rejected("ObjectExists", to.uri() + " is there already", Optional
                .empty()));
    }

    private void copyAtOnce(ObjectRef from, S3Location to, Consumer<CopyObjectRequest.Builder> conditions)
            throws GatewayException {
        calls.call(() -> s3.get().copyObject(r -> r.sourceBucket(from.location().bucket()).sourceKey(from.location()
                .key()).sourceVersionId(from.version().orElse(null)).destinationBucket(to.bucket()).destinationKey(to
                        .key()).applyMutation(conditions)));
    }

    @Override
    public void restore(ObjectRef version) throws GatewayException {
        copyAtOnce(version, version.location(), _ -> {});
    }

    @Override
    public void makeFolder(S3Location folder) throws GatewayException {
        calls.call(() -> s3.get().putObject(r -> r.bucket(folder.bucket()).key(folder.key()).ifNoneMatch("*"),
                RequestBody.empty()));
    }

    @Override
    public void makeBucket(String name) throws GatewayException {
        var request = CreateBucketRequest.builder().bucket(name);
        if (!elsewhere && !region.equals(FIRST_REGION)) {
            request.createBucketConfiguration(c -> c.locationConstraint(region));
        }
        calls.call(() -> s3.get().createBucket(request.build()));
    }
}
