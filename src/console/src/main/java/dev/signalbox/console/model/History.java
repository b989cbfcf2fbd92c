package dev.signalbox.console.model;

import java.util.List;
import java.util.Optional;

/**
 * The events of an execution that are known, oldest first.
 *
 * @param complete whether the first event is among them
 * @param progress what they tell about the states
 * @param cause why the execution failed, once its end is known
 * @param states the state that each event belongs to, in the order of the events; empty for none
 */
public record History(List<HistoryEvent> events, boolean complete, ExecutionProgress progress,
        Optional<RootCause> cause, List<String> states) {
    /** How many events Step Functions keeps of a Standard execution; the next one would fail it. */
    public static final int LIMIT = 25_000;

    public History {
        events = List.copyOf(events);
        states = List.copyOf(states);
    }

    public static History none() {
        return new History(List.of(), false, ExecutionProgress.none(), Optional.empty(), List.of());
    }

    /** @param events oldest first */
    public static History of(List<HistoryEvent> events, boolean complete) {
        HistoryReader reader = HistoryReader.over(events);
        return new History(events, complete, reader.progress(), RootCauseReader.read(events), reader.states());
    }

    /** What was known when this event had happened. */
    public History upTo(long eventId) {
        return of(events.subList(0, indexAfter(eventId)), complete);
    }

    /** The last state entered or left before this event, or the first event. */
    public long changeBefore(long eventId) {
        for (int i = indexAfter(eventId - 1) - 1; i >= 0; i--) {
            if (isChange(events.get(i))) {
                return events.get(i).id();
            }
        }
        return firstId();
    }

    /** The next state entered or left after this event, or the last event. */
    public long changeAfter(long eventId) {
        for (int i = indexAfter(eventId); i < events.size(); i++) {
            if (isChange(events.get(i))) {
                return events.get(i).id();
            }
        }
        return lastId();
    }

    private static boolean isChange(HistoryEvent event) {
        return event.isEntered() || event.isExited();
    }

    /** The known event of this id. */
    public Optional<HistoryEvent> event(long id) {
        int after = indexAfter(id);
        return after > 0 && events.get(after - 1).id() == id ? Optional.of(events.get(after - 1)) : Optional.empty();
    }

    public long firstId() {
        return events.isEmpty() ? 0 : events.getFirst().id();
    }

    public long lastId() {
        return events.isEmpty() ? 0 : events.getLast().id();
    }

    /** What the last event says about the whole execution. */
    public ExecutionStatus status() {
        return switch (events.isEmpty() ? "" : events.getLast().type()) {
            case "ExecutionSucceeded" -> ExecutionStatus.SUCCEEDED;
            case "ExecutionFailed" -> ExecutionStatus.FAILED;
            case "ExecutionTimedOut" -> ExecutionStatus.TIMED_OUT;
            case "ExecutionAborted" -> ExecutionStatus.ABORTED;
            default -> ExecutionStatus.RUNNING;
        };
    }

    private int indexAfter(long eventId) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).id() <= eventId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
