package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Objects by bucket and key. What a method has stored when it returns survives a crash; what it has not, never was. */
public final class ObjectStore {
    private final Store store;
    private final CloudContext context;
    private final Buckets buckets;
    private final DurableMap<StoredObject> objects;
    private final Contents contents;
    private final ObjectEvents events;
    /** Makes looking at an object and replacing it one step. */
    private final Object lock = new Object();

    public ObjectStore(CloudContext context, Buckets buckets, ObjectEvents events) {
        this.events = events;
        this.context = context;
        this.store = context.store();
        this.buckets = buckets;
        this.objects = store.map("s3.objects", StoredObject.class);
        this.contents = new Contents(context.dataFolder().resolve("s3"), context.time());
    }

    public StoredObject put(NewObject wanted, InputStream body) throws IOException {
        buckets.require(wanted.bucket());
        var written = contents.write(body, wanted.length(), wanted.checksums().keySet());
        var object = new StoredObject(wanted.key(), wanted.length(), written.eTag(), now(), List.of(written.piece()),
                wanted.headers(), wanted.metadata(), written.checksums(), true);
        return discardUnless(object.pieces(), () -> {
            checkDigests(wanted, written);
            return replace(wanted.bucket(), object, wanted.conditions(), happens(wanted.bucket(), ObjectEvents.PUT,
                    object));
        });
    }

    static void checkDigests(NewObject wanted, Contents.Written written) {
        if (!wanted.contentMd5().isEmpty() && !wanted.contentMd5().equals(Base64.getEncoder().encodeToString(written
                .md5()))) {
            throw S3Errors.badDigest("Content-MD5");
        }
        wanted.checksums().forEach((algorithm, expected) -> {
            if (!expected.isEmpty() && !expected.equals(written.checksums().get(algorithm))) {
                throw S3Errors.badDigest(algorithm);
            }
        });
    }

    Runnable happens(String bucket, String event, StoredObject object) {
        return () -> events.happens(bucket, event, object.key(), Optional.of(object));
    }

    /**
     * Replaces the object of the same key, if the conditions hold, and frees what it replaced.
     *
     * @param together becomes durable together with the object
     */
    StoredObject replace(String bucket, StoredObject object, Conditions conditions, Runnable together) {
        var old = store.write(() -> {
            synchronized (lock) {
                buckets.require(bucket);
                var current = objects.get(id(bucket, object.key()));
                conditions.checkWrite(current);
                objects.put(id(bucket, object.key()), object);
                together.run();
                return current;
            }
        });
        old.ifPresent(replaced -> contents.delete(replaced.pieces()));
        events.happened();
        return object;
    }

    /** Runs the action; when it fails, the files go, for nothing will ever refer to them. */
    <T> T discardUnless(List<Piece> pieces, Supplier<T> action) {
        boolean done = false;
        try {
            var result = action.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                contents.delete(pieces);
            }
        }
    }

    /** @param change makes the copy's record from the source's, whose body it shares no files with */
    public StoredObject copy(ObjectAddress from, ObjectAddress to, Conditions conditions,
            UnaryOperator<StoredObject> change) throws IOException {
        buckets.require(to.bucket());
        var source = read(from.bucket(), from.key(), conditions);
        var pieces = new ArrayList<Piece>();
        for (var piece : source.pieces()) {
            pieces.add(contents.copy(piece));
        }
        var changed = change.apply(source);
        var copy = new StoredObject(to.key(), source.size(), source.eTag(), now(), pieces, changed.headers(), changed
                .metadata(), source.checksums(), source.wholeChecksums());
        return discardUnless(pieces, () -> replace(to.bucket(), copy, Conditions.NONE, happens(to.bucket(),
                ObjectEvents.COPY, copy)));
    }

    public Optional<StoredObject> find(String bucket, String key) {
        buckets.require(bucket);
        return objects.get(id(bucket, key));
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when there is none or a condition fails */
    public StoredObject read(String bucket, String key, Conditions conditions) {
        var object = find(bucket, key).orElseThrow(S3Errors::noSuchKey);
        conditions.checkRead(object);
        return object;
    }

    public InputStream open(StoredObject object, ByteRange range) throws IOException {
        return contents.open(object.pieces(), range.from(), range.length());
    }

    /** Deleting what is not there succeeds, as in S3. */
    public void delete(String bucket, String key, Conditions conditions) {
        var old = store.write(() -> {
            synchronized (lock) {
                buckets.require(bucket);
                var current = objects.get(id(bucket, key));
                if (current.isPresent()) {
                    conditions.checkWrite(current);
                    events.happens(bucket, ObjectEvents.DELETED, key, Optional.empty());
                }
                objects.remove(id(bucket, key));
                return current;
            }
        });
        old.ifPresent(deleted -> contents.delete(deleted.pieces()));
        events.happened();
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when something is in it */
    public void deleteBucket(String bucket) {
        store.write(() -> {
            synchronized (lock) {
                buckets.require(bucket);
                if (objects.keys(id(bucket, "")).findAny().isPresent()) {
                    throw S3Errors.bucketNotEmpty();
                }
                buckets.remove(bucket);
            }
        });
    }

    public Listing.Page list(String bucket, Listing.Query query) {
        buckets.require(bucket);
        return new Listing(objects, id(bucket, "")).page(query);
    }

    Contents contents() {
        return contents;
    }

    DurableMap<StoredObject> objects() {
        return objects;
    }

    Instant now() {
        return context.time().now();
    }

    static String id(String bucket, String key) {
        return bucket + "\0" + key;
    }

}
