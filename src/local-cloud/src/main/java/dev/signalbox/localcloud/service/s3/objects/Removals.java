package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.Time;
import java.util.ArrayList;
import java.util.List;

/** Deletions in one bucket that become durable together; what they free goes after that. */
public final class Removals {
    private final String bucket;
    private final Versions versions;
    private final ObjectEvents events;
    private final Time time;
    private final List<Piece> freed = new ArrayList<>();

    Removals(String bucket, Versions versions, ObjectEvents events, Time time) {
        this.bucket = bucket;
        this.versions = versions;
        this.events = events;
        this.time = time;
    }

    /** Deletes the current object or lays a delete marker over it. Deleting what is not there succeeds, as in S3. */
    public Versions.Deleted delete(String key, Conditions conditions) {
        conditions.checkDelete(versions.current(bucket, key));
        return told(key, versions.delete(bucket, key, freed), false);
    }

    /** Deletes one version for good. */
    public Versions.Deleted delete(String key, String versionId) {
        return told(key, versions.delete(bucket, key, versionId, freed), false);
    }

    /** As {@link #delete(String, Conditions)}, by a lifecycle rule, if the object is still the one that it was. */
    public void expire(StoredObject seen) {
        if (versions.current(bucket, seen.key()).filter(seen::equals).isPresent()) {
            told(seen.key(), versions.delete(bucket, seen.key(), freed), true);
        }
    }

    /** Deletes one version for good, by a lifecycle rule, if it is still the one that it was. */
    public void expireVersion(StoredObject seen) {
        var id = seen.version().id();
        if (versions.find(bucket, seen.key(), id).filter(seen::equals).isPresent()) {
            told(seen.key(), versions.delete(bucket, seen.key(), id, freed), true);
        }
    }

    private Versions.Deleted told(String key, Versions.Deleted deleted, boolean expired) {
        deleted.event().ifPresent(event -> events.happens(bucket, expired ? expiry(event) : event, StoredObject.marker(
                key, time.now(), new Version(deleted.versionId().orElse(Version.NULL), 0, deleted.marker()))));
        return deleted;
    }

    private static String expiry(String event) {
        return event.equals(ObjectEvents.DELETED) ? ObjectEvents.EXPIRED : ObjectEvents.EXPIRY_MARKED;
    }

    List<Piece> freed() {
        return freed;
    }
}
