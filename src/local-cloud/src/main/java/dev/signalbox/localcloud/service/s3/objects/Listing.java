package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.store.DurableMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a bucket's keys. Whole folders are jumped over, so a page costs what it shows, not what the bucket holds. */
public final class Listing {
    private final DurableMap<StoredObject> objects;
    /** What every key of the bucket begins with in the map. */
    private final String bucket;

    Listing(DurableMap<StoredObject> objects, String bucket) {
        this.objects = objects;
        this.bucket = bucket;
    }

    /**
     * @param delimiter groups keys into prefixes; empty for none
     * @param after shows only what comes after this key or prefix; empty for all
     */
    public record Query(String prefix, String delimiter, String after, int maxKeys) {}

    /** @param next where to go on, if there is more */
    public record Page(List<StoredObject> objects, List<String> prefixes, Optional<String> next) {}

    Page page(Query query) {
        var found = new ArrayList<StoredObject>();
        var prefixes = new ArrayList<String>();
        var last = "";
        var entries = startingAt(start(query));
        while (entries.hasNext()) {
            var entry = entries.next();
            var key = entry.getKey().substring(bucket.length());
            if (!key.startsWith(query.prefix())) {
                break;
            }
            var shown = shown(key, query.prefix(), query.delimiter());
            boolean grouped = shown.length() < key.length() || isGroup(shown, query.prefix(), query.delimiter());
            if (isPast(shown, grouped, query)) {
                entries = grouped ? startingAt(behind(shown)) : entries;
                continue;
            }
            if (found.size() + prefixes.size() >= query.maxKeys()) {
                return new Page(found, prefixes, last.isEmpty() ? Optional.empty() : Optional.of(last));
            }
            last = shown;
            if (grouped) {
                prefixes.add(shown);
                entries = startingAt(behind(shown));
            } else {
                found.add(entry.getValue());
            }
        }
        return new Page(found, prefixes, Optional.empty());
    }

    private static String start(Query query) {
        return query.after().compareTo(query.prefix()) > 0 ? query.after() : query.prefix();
    }

    /** What a key shows as: itself, or its part up to the delimiter. */
    static String shown(String key, String prefix, String delimiter) {
        if (delimiter.isEmpty()) {
            return key;
        }
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? key : key.substring(0, end + delimiter.length());
    }

    static boolean isGroup(String shown, String prefix, String delimiter) {
        return !delimiter.isEmpty() && shown.length() > prefix.length() && shown.endsWith(delimiter);
    }

    private static boolean isPast(String shown, boolean grouped, Query query) {
        return grouped ? query.after().startsWith(shown)
                : shown.compareTo(query.after()) <= 0 && !query.after()
                        .isEmpty();
    }

    private static String behind(String prefix) {
        return prefix + Character.MAX_VALUE;
    }

    private Iterator<Map.Entry<String, StoredObject>> startingAt(String key) {
        return objects.from(bucket + key).takeWhile(entry -> entry.getKey().startsWith(bucket)).iterator();
    }
}
