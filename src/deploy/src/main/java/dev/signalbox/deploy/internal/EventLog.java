package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.StackEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The events of one stack, read so that each is asked for once. One thread at a time. */
final class EventLog {
    private final StackReader reader;
    private final String stackId;
    private final Set<String> known = new HashSet<>();
    private final List<StackEvent> events = new ArrayList<>();

    EventLog(StackReader reader, String stackId) {
        this.reader = reader;
        this.stackId = stackId;
    }

    /** What is new since the last call, oldest first. */
    List<StackEvent> fresh() {
        var fresh = reader.eventsSince(stackId, known);
        fresh.forEach(e -> known.add(e.id()));
        events.addAll(fresh);
        return fresh;
    }

    List<StackEvent> all() {
        return List.copyOf(events);
    }
}
