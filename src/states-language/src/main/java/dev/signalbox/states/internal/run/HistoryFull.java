package dev.signalbox.states.internal.run;

import dev.signalbox.states.Execution;

/** The execution has no room for another event but its last. */
final class HistoryFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryFull() {
        super("The execution reached the maximum number of history events (" + Execution.MAX_EVENTS + ").");
    }
}
