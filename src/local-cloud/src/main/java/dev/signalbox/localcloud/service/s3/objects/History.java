package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies behind the current objects: older versions, and delete markers, newest first for each key. */
final class History {
    private final DurableMap<StoredObject> versions;

    History(Store store) {
        this.versions = store.map("s3.versions", StoredObject.class);
    }

    void add(String bucket, StoredObject object) {
        versions.put(id(bucket, object.key(), object.version().sequence()), object);
    }

    void remove(String bucket, StoredObject object) {
        versions.remove(id(bucket, object.key(), object.version().sequence()));
    }

    Stream<StoredObject> of(String bucket, String key) {
        return versions.range(of(bucket, key, "")).filter(object -> object.key().equals(key));
    }

    /** The versions that are older than the given one. */
    Stream<StoredObject> olderThan(String bucket, String key, long sequence) {
        var prefix = of(bucket, key, "");
        return versions.from(id(bucket, key, sequence)).takeWhile(entry -> entry.getKey().startsWith(prefix)).map(
                java.util.Map.Entry::getValue).filter(object -> object.version().sequence() < sequence);
    }

    Optional<StoredObject> newest(String bucket, String key) {
        return of(bucket, key).findFirst();
    }

    Optional<StoredObject> find(String bucket, String key, String versionId) {
        if (versionId.equals(Version.NULL)) {
            return of(bucket, key).filter(object -> object.version().isNull()).findFirst();
        }
        var sequence = Version.sequenceOf(versionId);
        return sequence.isEmpty() ? Optional.empty()
                : versions.get(id(bucket, key, sequence.getAsLong())).filter(
                        object -> object.version().id().equals(versionId));
    }

    /** The first key at or after the given one that has a history. */
    Optional<String> firstKey(String bucket, String from) {
        var prefix = bucket + "\0";
        return versions.from(prefix + from).takeWhile(entry -> entry.getKey().startsWith(prefix)).map(entry -> entry
                .getValue().key()).findFirst();
    }

    boolean isEmpty(String bucket) {
        return versions.keys(bucket + "\0").findAny().isEmpty();
    }

    Stream<StoredObject> all() {
        return versions.values();
    }

    private static String of(String bucket, String key, String rest) {
        return bucket + "\0" + key + "\0" + rest;
    }

    /** Newer ones first. */
    private static String id(String bucket, String key, long sequence) {
        return of(bucket, key, String.format(Locale.ROOT, "%016x", Long.MAX_VALUE - sequence));
    }
}
