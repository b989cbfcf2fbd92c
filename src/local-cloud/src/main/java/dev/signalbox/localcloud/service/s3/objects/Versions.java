package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.DurableMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Which version of a key is the current one, and what becomes of the others
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html). Changes are made under the object store's lock.
 *
 * <p>Current objects have a map of their own, so that listing a bucket costs the same however long its history is. What
 * is in the history of a key is older than its current object; if there is none, the newest there is a delete marker.
 */
public final class Versions {
    private final Buckets buckets;
    private final DurableMap<StoredObject> objects;
    private final History history;
    private final Time time;
    private final Consumer<StoredObject> promoted;
    private final AtomicLong lastSequence = new AtomicLong();

    /** @param promoted hears of versions that become current ones again */
    Versions(Buckets buckets, DurableMap<StoredObject> objects, History history, Time time,
            Consumer<StoredObject> promoted) {
        this.buckets = buckets;
        this.objects = objects;
        this.history = history;
        this.time = time;
        this.promoted = promoted;
    }

    /**
     * What a deletion came to.
     *
     * @param versionId of what was deleted or of the new delete marker; empty in a bucket without versioning
     * @param marker the version is a delete marker's
     * @param event what happened, if anything did
     */
    public record Deleted(Optional<String> versionId, boolean marker, Optional<String> event) {}

    /** Makes the object the current one; what that frees is added to the list. */
    StoredObject place(String bucket, StoredObject object, List<Piece> freed) {
        var id = ObjectStore.id(bucket, object.key());
        var current = objects.get(id);
        var versioning = buckets.versioning(bucket);
        var made = object.with(versioning == Versioning.OFF ? Version.NONE
                : version(versioning, bucket, object.key(), false));
        retire(bucket, object.key(), current, versioning, freed);
        objects.put(id, made);
        return made;
    }

    Deleted delete(String bucket, String key, List<Piece> freed) {
        var id = ObjectStore.id(bucket, key);
        var current = objects.get(id);
        var versioning = buckets.versioning(bucket);
        if (versioning == Versioning.OFF) {
            current.ifPresent(object -> freed.addAll(object.pieces()));
            objects.remove(id);
            return new Deleted(Optional.empty(), false, current.map(_ -> ObjectEvents.DELETED));
        }
        var marker = version(versioning, bucket, key, true);
        retire(bucket, key, current, versioning, freed);
        objects.remove(id);
        history.add(bucket, StoredObject.marker(key, time.now(), marker));
        return new Deleted(Optional.of(marker.id()), true, Optional.of(ObjectEvents.MARKED));
    }

    /** Deletes one version for good; the newest that is left becomes the current one. */
    Deleted delete(String bucket, String key, String versionId, List<Piece> freed) {
        var found = find(bucket, key, versionId);
        found.ifPresent(object -> {
            freed.addAll(object.pieces());
            if (isCurrent(bucket, object)) {
                objects.remove(ObjectStore.id(bucket, key));
            } else {
                history.remove(bucket, object);
            }
            promote(bucket, key);
        });
        return new Deleted(Optional.of(versionId), found.map(object -> object.version().deleteMarker()).orElse(false),
                found.map(_ -> ObjectEvents.DELETED));
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when no version has such an id */
    Optional<StoredObject> find(String bucket, String key, String versionId) {
        if (!versionId.equals(Version.NULL) && Version.sequenceOf(versionId).isEmpty()) {
            throw S3Errors.invalidArgument("Invalid version id specified");
        }
        return objects.get(ObjectStore.id(bucket, key)).filter(object -> object.version().id().equals(versionId)).or(
                () -> history.find(bucket, key, versionId));
    }

    Optional<StoredObject> current(String bucket, String key) {
        return objects.get(ObjectStore.id(bucket, key));
    }

    boolean isCurrent(String bucket, StoredObject object) {
        return objects.get(ObjectStore.id(bucket, object.key())).filter(current -> current.version().equals(object
                .version())).isPresent();
    }

    /** The delete marker that hides a key, if one does. */
    Optional<StoredObject> marker(String bucket, String key) {
        return history.newest(bucket, key).filter(newest -> newest.version().deleteMarker());
    }

    private void retire(String bucket, String key, Optional<StoredObject> current, Versioning versioning,
            List<Piece> freed) {
        boolean replacesNull = versioning != Versioning.ENABLED;
        current.ifPresent(object -> {
            if (replacesNull && object.version().isNull()) {
                freed.addAll(object.pieces());
            } else {
                history.add(bucket, object);
            }
        });
        if (versioning == Versioning.SUSPENDED) {
            history.find(bucket, key, Version.NULL).filter(old -> current.filter(old::equals).isEmpty()).ifPresent(
                    old -> {
                        freed.addAll(old.pieces());
                        history.remove(bucket, old);
                    });
        }
    }

    private void promote(String bucket, String key) {
        var id = ObjectStore.id(bucket, key);
        if (!objects.contains(id)) {
            history.newest(bucket, key).filter(newest -> !newest.version().deleteMarker()).ifPresent(newest -> {
                promoted.accept(newest);
                history.remove(bucket, newest);
                objects.put(id, newest);
            });
        }
    }

    private Version version(Versioning versioning, String bucket, String key, boolean marker) {
        var now = time.now();
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        long newest = Math.max(objects.get(ObjectStore.id(bucket, key)).map(o -> o.version().sequence()).orElse(0L),
                history.newest(bucket, key).map(o -> o.version().sequence()).orElse(0L));
        long sequence = lastSequence.updateAndGet(last -> Math.max(Math.max(last, newest) + 1, nanos));
        return versioning == Versioning.ENABLED ? Version.next(sequence, marker)
                : new Version(Version.NULL, sequence, marker);
    }
}
