package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Groups, streams and events on disk. Every stream keeps its newest events only, so logs cannot fill the disk. */
final class LogStore {
    static final long KEPT_PER_STREAM = 100_000;

    private final Store store;
    private final long keptPerStream;
    private final DurableMap<Group> groups;
    private final DurableMap<Stream> streams;
    private final DurableMap<LogLine> events;
    private final Object lock = new Object();

    LogStore(Store store, long keptPerStream) {
        this.store = store;
        this.keptPerStream = keptPerStream;
        this.groups = store.map("logs.groups", Group.class);
        this.streams = store.map("logs.streams", Stream.class);
        this.events = store.map("logs.events", LogLine.class);
    }

    void create(Group group) {
        if (!store.write(() -> groups.putIfAbsent(group.name(), group))) {
            throw LogErrors.exists("group");
        }
    }

    Group group(String name) {
        return groups.get(name).orElseThrow(LogErrors::noGroup);
    }

    List<Group> groups(String prefix) {
        return groups.range(prefix).toList();
    }

    void replace(Group group) {
        store.write(() -> groups.put(group.name(), group));
    }

    void deleteGroup(String name) {
        group(name);
        store.write(() -> {
            synchronized (lock) {
                streams.range(id(name)).toList().forEach(this::forget);
                groups.remove(name);
            }
        });
    }

    void create(Stream stream) {
        group(stream.group());
        if (!store.write(() -> streams.putIfAbsent(id(stream.group(), stream.name()), stream))) {
            throw LogErrors.exists("stream");
        }
    }

    Stream stream(String group, String name) {
        group(group);
        return streams.get(id(group, name)).orElseThrow(LogErrors::noStream);
    }

    List<Stream> streams(String group, String prefix) {
        group(group);
        return streams.range(id(group, prefix)).toList();
    }

    void deleteStream(String group, String name) {
        var stream = stream(group, name);
        store.write(() -> {
            synchronized (lock) {
                forget(stream);
            }
        });
    }

    private void forget(Stream stream) {
        events.keys(id(stream.group(), stream.name(), "")).toList().forEach(events::remove);
        streams.remove(id(stream.group(), stream.name()));
    }

    /** All of the lines are kept, or none. */
    void append(String group, String name, List<LogLine> lines) {
        store.write(() -> {
            synchronized (lock) {
                var stream = stream(group, name);
                for (var line : lines) {
                    events.put(id(group, name, position(line.timestamp(), stream.written())), line);
                    stream = stream.after(line);
                }
                long surplus = Math.max(0, stream.kept() - keptPerStream);
                dropOldest(stream, surplus);
                streams.put(id(group, name), stream.without(surplus));
            }
        });
    }

    private void dropOldest(Stream stream, long surplus) {
        events.keys(id(stream.group(), stream.name(), "")).limit(surplus).toList().forEach(events::remove);
    }

    /** Drops what was written before the given time. */
    void expire(Group group, long before) {
        for (var stream : streams(group.name(), "")) {
            store.write(() -> {
                synchronized (lock) {
                    var prefix = id(group.name(), stream.name(), "");
                    var old = events.keys(prefix).takeWhile(key -> key.compareTo(prefix + position(before, 0)) < 0)
                            .toList();
                    old.forEach(events::remove);
                    streams.get(id(group.name(), stream.name())).ifPresent(current -> streams.put(id(group.name(),
                            stream.name()), current.without(old.size())));
                }
            });
        }
    }

    /** Positions and lines at or after the given position, oldest first, read lazily. */
    java.util.stream.Stream<Map.Entry<String, LogLine>> from(Stream stream, String position) {
        var prefix = id(stream.group(), stream.name(), "");
        return events.from(prefix + position).takeWhile(entry -> entry.getKey().startsWith(prefix)).map(
                entry -> relative(entry, prefix));
    }

    /** Positions and lines before the given position, newest first, read lazily. */
    java.util.stream.Stream<Map.Entry<String, LogLine>> before(Stream stream, String position) {
        var prefix = id(stream.group(), stream.name(), "");
        return events.before(prefix + position).takeWhile(entry -> entry.getKey().startsWith(prefix)).map(
                entry -> relative(entry, prefix));
    }

    private static Map.Entry<String, LogLine> relative(Map.Entry<String, LogLine> entry, String prefix) {
        return Map.entry(entry.getKey().substring(prefix.length()), entry.getValue());
    }

    /** Where an event stands in its stream: by time, then in the order of writing. */
    static String position(long timestamp, long number) {
        return String.format(Locale.ROOT, "%016x%016x", timestamp, number);
    }

    private static String id(String... steps) {
        return List.of(steps).stream().collect(Collectors.joining("\0")) + (steps.length == 1 ? "\0" : "");
    }

    Optional<Group> find(String name) {
        return groups.get(name);
    }
}
