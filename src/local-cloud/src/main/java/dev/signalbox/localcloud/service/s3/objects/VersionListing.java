package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.store.DurableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One page of all versions in a bucket, by key, newest first; its cost does not depend on what the bucket holds. */
public final class VersionListing {
    private final DurableMap<StoredObject> objects;
    private final History history;
    private final String bucket;
    /** The next key that has a history; looked for only when it is behind. */
    private Optional<String> oldKey = Optional.empty();
    private boolean oldKeyKnown;

    VersionListing(DurableMap<StoredObject> objects, History history, String bucket) {
        this.objects = objects;
        this.history = history;
        this.bucket = bucket;
    }

    /**
     * @param keyMarker shows only what comes after it; empty for all
     * @param versionMarker shows also what is older than this version of the marked key; empty for none
     */
    public record Query(String prefix, String delimiter, String keyMarker, String versionMarker, int maxKeys) {}

    public record Entry(StoredObject object, boolean latest) {}

    /**
     * @param nextKey where to go on, if there is more
     * @param nextVersion the last version shown, if the last thing shown is one
     */
    public record Page(List<Entry> entries, List<String> prefixes, Optional<String> nextKey,
            Optional<String> nextVersion) {}

    Page page(Query query) {
        var page = new Building(query);
        if (!query.versionMarker().isEmpty() && query.keyMarker().startsWith(query.prefix())) {
            page.add(rest(query));
        }
        var key = nextKey(start(query));
        while (key.isPresent() && key.get().startsWith(query.prefix()) && !page.isFull()) {
            var shown = Listing.shown(key.get(), query.prefix(), query.delimiter());
            if (shown.equals(key.get()) && !Listing.isGroup(shown, query.prefix(), query.delimiter())) {
                page.add(versions(key.get()));
                key = nextKey(behind(key.get()));
            } else {
                if (!query.keyMarker().startsWith(shown)) {
                    page.addPrefix(shown);
                }
                key = nextKey(shown + Character.MAX_VALUE);
            }
        }
        return page.build();
    }

    private static String start(Query query) {
        if (query.keyMarker().compareTo(query.prefix()) < 0) {
            return query.prefix();
        }
        return query.keyMarker().isEmpty() ? "" : behind(query.keyMarker());
    }

    /** No key contains the null character, so nothing comes between. */
    private static String behind(String key) {
        return key + '\u0001';
    }

    private Optional<String> nextKey(String from) {
        var prefix = ObjectStore.id(bucket, "");
        var current = objects.keysFrom(prefix + from).takeWhile(id -> id.startsWith(prefix)).findFirst().map(id -> id
                .substring(prefix.length()));
        if (oldKey.filter(key -> key.compareTo(from) < 0).isPresent() || !oldKeyKnown) {
            oldKey = history.firstKey(bucket, from);
            oldKeyKnown = true;
        }
        return Stream.of(current, oldKey).flatMap(Optional::stream).min(String::compareTo);
    }

    private Stream<Entry> versions(String key) {
        var current = objects.get(ObjectStore.id(bucket, key)).map(object -> new Entry(object, true));
        if (oldKeyKnown && oldKey.filter(key::equals).isEmpty()) {
            return current.stream();
        }
        var old = history.of(bucket, key);
        if (current.isPresent()) {
            return Stream.concat(current.stream(), old.map(object -> new Entry(object, false)));
        }
        var newest = history.newest(bucket, key).map(StoredObject::version);
        return old.map(object -> new Entry(object, newest.filter(object.version()::equals).isPresent()));
    }

    /** What is older than the marked version. */
    private Stream<Entry> rest(Query query) {
        var marker = query.versionMarker();
        var sequence = marker.equals(Version.NULL) ? nullSequence(query.keyMarker()) : Version.sequenceOf(marker);
        if (sequence.isEmpty()) {
            throw S3Errors.invalidArgument("Invalid version id specified");
        }
        return history.olderThan(bucket, query.keyMarker(), sequence.getAsLong()).map(object -> new Entry(object,
                false));
    }

    private OptionalLong nullSequence(String key) {
        return versions(key).map(Entry::object).filter(object -> object.version().isNull()).mapToLong(object -> object
                .version().sequence()).findFirst();
    }

    /** A page while it fills. One entry more than fits tells that there is more. */
    private static final class Building {
        private final int most;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> prefixes = new ArrayList<>();
        private Optional<String> lastKey = Optional.empty();
        private Optional<String> lastVersion = Optional.empty();
        private boolean more;

        Building(Query query) {
            this.most = query.maxKeys();
        }

        boolean isFull() {
            return more || most == 0;
        }

        void add(Stream<Entry> found) {
            var iterator = found.iterator();
            while (iterator.hasNext() && !isFull()) {
                var entry = iterator.next();
                if (hasRoom()) {
                    entries.add(entry);
                    lastKey = Optional.of(entry.object().key());
                    lastVersion = Optional.of(entry.object().version().id());
                }
            }
        }

        void addPrefix(String prefix) {
            if (hasRoom()) {
                prefixes.add(prefix);
                lastKey = Optional.of(prefix);
                lastVersion = Optional.empty();
            }
        }

        private boolean hasRoom() {
            more = entries.size() + prefixes.size() >= most;
            return !more;
        }

        Page build() {
            return new Page(entries, prefixes, more ? lastKey : Optional.empty(), more ? lastVersion
                    : Optional.empty());
        }
    }
}
