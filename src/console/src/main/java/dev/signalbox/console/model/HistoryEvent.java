package dev.signalbox.console.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One event of an execution's history. Its details are kept by AWS's names, so an event type that nobody knew yet is shown like
 * any other.
 *
 * @param previousId the event that led to this one, 0 for the first
 */
public record HistoryEvent(long id, long previousId, Instant at, String type, Map<String, String> details) {
    public HistoryEvent {
        details = Map.copyOf(details);
    }

    public Optional<String> detail(String name) {
        return Optional.ofNullable(details.get(name));
    }

    public boolean isEntered() {
        return type.endsWith("StateEntered");
    }

    public boolean isExited() {
        return type.endsWith("StateExited");
    }

    /** Whether a field of a state could not be evaluated. */
    public boolean isEvaluation() {
        return type.equals("EvaluationFailed");
    }

    /** Without the details: they may hold a task token. */
    @Override
    public String toString() {
        return "HistoryEvent[" + id + " " + type + "]";
    }
}
