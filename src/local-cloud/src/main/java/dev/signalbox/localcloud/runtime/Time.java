package dev.signalbox.localcloud.runtime;

import java.time.Instant;

/** Time as a port, so that tests do not sleep. */
public interface Time {
    Instant now();

    /** Runs the task once, on a thread of its own, at or soon after the given time; at once if it is past. */
    Timer at(Instant when, Runnable task);

    /** A task that has yet to run. */
    @FunctionalInterface
    interface Timer {
        /** Does nothing when the task has run or was cancelled. */
        void cancel();
    }
}
