package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Objects by bucket and key. What a method has stored when it returns survives a crash; what it has not, never was. */
public final class ObjectStore {
    private final Store store;
    private final CloudContext context;
    private final Buckets buckets;
    private final DurableMap<StoredObject> objects;
    private final History history;
    private final Versions versions;
    private final Contents contents;
    private final ObjectEvents events;
    /** Makes looking at an object and replacing it one step. */
    private final Object lock = new Object();
    private final Set<String> keptFromSweep = ConcurrentHashMap.newKeySet();
    private volatile boolean swept;

    public ObjectStore(CloudContext context, Buckets buckets, ObjectEvents events) {
        this.events = events;
        this.context = context;
        this.store = context.store();
        this.buckets = buckets;
        this.objects = store.map("s3.objects", StoredObject.class);
        this.history = new History(store);
        this.versions = new Versions(buckets, objects, history, context.time(), this::keepFromSweep);
        this.contents = new Contents(context.dataFolder().resolve("s3"), context.time());
    }

    public StoredObject put(NewObject wanted, InputStream body) throws IOException {
        buckets.require(wanted.bucket());
        Keys.check(wanted.key(), wanted.metadata());
        var written = contents.write(body, wanted.length(), wanted.checksums().keySet());
        var object = new StoredObject(wanted.key(), wanted.length(), written.eTag(), now(), List.of(written.piece()),
                wanted.headers(), wanted.metadata(), written.checksums(), true, wanted.settings(), Version.NONE);
        return discardUnless(object.pieces(), () -> {
            checkDigests(wanted, written);
            return replace(wanted.bucket(), object, wanted.conditions(), made -> events.happens(wanted.bucket(),
                    ObjectEvents.PUT, made));
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

    void happens(String bucket, String event, StoredObject object) {
        events.happens(bucket, event, object);
    }

    /** What becomes durable together with an object. */
    @FunctionalInterface
    interface Together {
        void with(StoredObject object);
    }

    /** Makes the object the current one of its key, if the conditions hold, and frees what it replaced. */
    StoredObject replace(String bucket, StoredObject object, Conditions conditions, Together together) {
        var freed = new ArrayList<Piece>();
        var made = changing(() -> {
            buckets.require(bucket);
            conditions.checkWrite(objects.get(id(bucket, object.key())));
            var placed = versions.place(bucket, object, freed);
            together.with(placed);
            return placed;
        });
        contents.delete(freed);
        events.happened();
        return made;
    }

    private <T> T changing(Supplier<T> change) {
        return store.write(() -> {
            synchronized (lock) {
                return change.get();
            }
        });
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

    /** Changes what is said about a version, but not its body, its time or its place among the versions. */
    public StoredObject change(String bucket, String key, Optional<String> versionId, String event,
            UnaryOperator<StoredObject> change) {
        var changed = changing(() -> {
            var object = change.apply(read(bucket, key, versionId, Conditions.NONE));
            if (versions.isCurrent(bucket, object)) {
                objects.put(id(bucket, key), object);
            } else {
                history.add(bucket, object);
            }
            events.happens(bucket, event, object);
            return object;
        });
        events.happened();
        return changed;
    }

    public Optional<StoredObject> find(String bucket, String key) {
        buckets.require(bucket);
        return objects.get(id(bucket, key));
    }

    /**
     * @param versionId of the version, or empty for the current one
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when there is none, it is a delete marker, or
     *         a condition fails
     */
    public StoredObject read(String bucket, String key, Optional<String> versionId, Conditions conditions) {
        var object = versionId.map(id -> version(bucket, key, id)).orElseGet(() -> current(bucket, key));
        conditions.checkRead(object);
        return object;
    }

    private StoredObject current(String bucket, String key) {
        return find(bucket, key).orElseThrow(() -> versions.marker(bucket, key).map(marker -> S3Errors.hidden(marker
                .version().id())).orElseGet(S3Errors::noSuchKey));
    }

    private StoredObject version(String bucket, String key, String versionId) {
        buckets.require(bucket);
        var found = versions.find(bucket, key, versionId).orElseThrow(S3Errors::noSuchVersion);
        if (found.version().deleteMarker()) {
            throw S3Errors.isMarker(versionId);
        }
        return found;
    }

    /** The id to tell clients; buckets without versioning have none. */
    public Optional<String> shownVersion(String bucket, StoredObject object) {
        return Optional.of(object.version().id()).filter(_ -> buckets.versioning(bucket) != Versioning.OFF);
    }

    public InputStream open(StoredObject object, ByteRange range) throws IOException {
        return contents.open(object.pieces(), range.from(), range.length());
    }

    /** Runs deletions as one change. */
    public void removing(String bucket, Consumer<Removals> work) {
        var removals = new Removals(bucket, versions, events, context.time());
        changing(() -> {
            buckets.require(bucket);
            work.accept(removals);
            return Boolean.TRUE;
        });
        contents.delete(removals.freed());
        events.happened();
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when something is in it */
    void deleteBucket(String bucket, Runnable together) {
        changing(() -> {
            buckets.require(bucket);
            if (objects.keys(id(bucket, "")).findAny().isPresent()) {
                throw S3Errors.bucketNotEmpty("The bucket you tried to delete is not empty");
            }
            if (!history.isEmpty(bucket)) {
                throw S3Errors.bucketNotEmpty(
                        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.");
            }
            together.run();
            buckets.remove(bucket);
            return Boolean.TRUE;
        });
    }

    public Listing.Page list(String bucket, Listing.Query query) {
        buckets.require(bucket);
        return new Listing(objects, id(bucket, "")).page(query);
    }

    public VersionListing.Page listVersions(String bucket, VersionListing.Query query) {
        buckets.require(bucket);
        return new VersionListing(objects, history, bucket).page(query);
    }

    Contents contents() {
        return contents;
    }

    private void keepFromSweep(StoredObject promoted) {
        if (!swept) {
            promoted.pieces().forEach(piece -> keptFromSweep.add(piece.id()));
        }
    }

    /**
     * Deletes the files that nothing refers to. What is replaced meanwhile moves from current objects to their history and
     * is met there; the other way goes only what was promoted, of which a list is kept until the sweep is over.
     *
     * @param others what else is referred to; it may become current objects meanwhile, so it is read first
     */
    void sweep(Stream<Piece> others) {
        var used = Stream.concat(others, Stream.concat(objects.values(), history.all()).flatMap(object -> object
                .pieces()
                .stream())).mapToLong(piece -> Contents.number(piece.id())).sorted().toArray();
        contents.sweep(id -> Arrays.binarySearch(used, Contents.number(id)) >= 0 || keptFromSweep.contains(id));
        swept = true;
        keptFromSweep.clear();
    }

    Instant now() {
        return context.time().now();
    }

    static String id(String bucket, String key) {
        return bucket + "\0" + key;
    }
}
