package dev.signalbox.console.model.callbacks;

import java.time.Duration;
import java.time.Instant;

/**
 * A wait that is over.
 *
 * @param how as the history tells it
 */
public record EndedWait(WaitId about, Instant at, Duration waited, How how) {
    public enum How {
        /** The task went on with the answer as its output. */
        ANSWERED,
        /** The answer was a failure. */
        FAILED,
        /** The timeout passed, or the heartbeat stayed away. */
        TIMED_OUT,
        /** The execution ended while it waited. */
        ABORTED
    }
}
