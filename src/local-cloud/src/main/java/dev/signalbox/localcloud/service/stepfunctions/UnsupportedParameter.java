package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.TaskOutcome;

/** A task's parameters do not fit the request that they are for. */
final class UnsupportedParameter extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedParameter(String message) {
        super(message);
    }

    TaskOutcome outcome() {
        return new TaskOutcome.Failed("States.Runtime", String.valueOf(getMessage()));
    }
}
