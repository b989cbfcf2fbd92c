package dev.signalbox.console.model;

import java.util.List;

/**
 * The events of an execution that are known, oldest first.
 *
 * @param complete whether the first event is among them
 * @param progress what they tell about the states
 */
public record History(List<HistoryEvent> events, boolean complete, ExecutionProgress progress) {
    public History {
        events = List.copyOf(events);
    }
}
