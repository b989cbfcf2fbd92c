package dev.signalbox.console.model;

import java.util.List;
import java.util.Optional;

/**
 * Why an execution failed, as far as its history tells. What is not known is absent.
 *
 * @param eventId the event that tells of it
 * @param state where it failed, or {@link #UNKNOWN_STATE} where the history that was read begins later
 * @param error AWS's or the definition's name of the error, {@code States.Timeout} for example
 * @param kind what failed there
 * @param place the Batch job or the execution that the state ran, where there is more to see
 * @param evidence what was said by it, the most telling first
 * @param then the states that were gone through after the failure, up to the end
 */
public record RootCause(long eventId, String state, String error, Kind kind, Optional<Destination> place,
        List<String> evidence, List<String> then) {
    public static final String UNKNOWN_STATE = "?";

    public RootCause {
        evidence = List.copyOf(evidence);
        then = List.copyOf(then);
    }

    public enum Kind {
        /** A task, a Map or a Parallel state failed. */
        FAILED,
        /** A state, or the whole execution while it was in this state, took longer than it may. */
        TIMED_OUT,
        /** Nothing failed: the definition led to a Fail state. */
        DECIDED
    }
}
