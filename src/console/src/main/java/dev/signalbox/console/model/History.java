package dev.signalbox.console.model;

import java.util.List;
import java.util.Optional;

/**
 * The events of an execution that are known, oldest first.
 *
 * @param complete whether the first event is among them
 * @param progress what they tell about the states
 * @param cause why the execution failed, once its end is known
 */
public record History(List<HistoryEvent> events, boolean complete, ExecutionProgress progress,
        Optional<RootCause> cause) {
    public History {
        events = List.copyOf(events);
    }

    public static History none() {
        return new History(List.of(), false, ExecutionProgress.none(), Optional.empty());
    }

    /** @param events oldest first */
    public static History of(List<HistoryEvent> events, boolean complete) {
        return new History(events, complete, HistoryReader.read(events), RootCauseReader.read(events));
    }
}
