package dev.signalbox.localcloud.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/** A durable, sorted map from text to records. Change it inside {@link Store#write}. */
public final class DurableMap<V> {
    private final MVMap<String, String> map;
    private final ObjectMapper json;
    private final Class<V> type;

    DurableMap(MVMap<String, String> map, ObjectMapper json, Class<V> type) {
        this.map = map;
        this.json = json;
        this.type = type;
    }

    public Optional<V> get(String key) {
        return Optional.ofNullable(map.get(key)).map(this::read);
    }

    public boolean contains(String key) {
        return map.containsKey(key);
    }

    public void put(String key, V value) {
        map.put(key, write(value));
    }

    /** Puts only if the key is free; tells whether it was. */
    public boolean putIfAbsent(String key, V value) {
        return map.putIfAbsent(key, write(value)) == null;
    }

    public void remove(String key) {
        map.remove(key);
    }

    public int size() {
        return map.size();
    }

    /** All values in key order, read lazily. */
    public Stream<V> values() {
        return range("");
    }

    /** The values whose keys begin with the prefix, in key order, read lazily; what is removed meanwhile is passed over. */
    public Stream<V> range(String prefix) {
        return keys(prefix).flatMap(key -> get(key).stream());
    }

    /** The keys that begin with the prefix, in order. */
    public Stream<String> keys(String prefix) {
        Iterator<String> keys = map.keyIterator(prefix);
        var spliterator = Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(spliterator, false).takeWhile(k -> k.startsWith(prefix));
    }

    /** All keys at or after the given one, in order. */
    public Stream<String> keysFrom(String key) {
        var spliterator = Spliterators.spliteratorUnknownSize(map.keyIterator(key), Spliterator.ORDERED
                | Spliterator.NONNULL);
        return StreamSupport.stream(spliterator, false);
    }

    /** All entries whose keys are at or after the given one, in key order, read lazily. */
    public Stream<Map.Entry<String, V>> from(String key) {
        Iterator<String> keys = map.keyIterator(key);
        var spliterator = Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(spliterator, false).flatMap(k -> get(k).map(v -> Map.entry(k, v)).stream());
    }

    /** All entries whose keys are before the given one, in descending key order, read lazily. */
    public Stream<Map.Entry<String, V>> before(String key) {
        return Stream.iterate(map.lowerKey(key), Objects::nonNull, map::lowerKey).flatMap(k -> get(k).map(v -> Map
                .entry(k, v)).stream());
    }

    private V read(String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored " + type.getSimpleName() + " cannot be read: " + e
                    .getOriginalMessage(), e);
        }
    }

    private String write(V value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be stored: " + e.getOriginalMessage(), e);
        }
    }
}
