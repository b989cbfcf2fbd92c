package dev.signalbox.console.model.cause;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.RootCause;
import java.util.Set;

/** What is most likely to help after a failure. */
public enum Proposal {
    /** It goes on from what failed. */
    REDRIVE,
    /** It goes on by asking for the callback that did not come. */
    REDRIVE_AND_CALL_BACK,
    /** The same input would end the same way. */
    CHANGE_INPUT,
    /** AWS would not redrive it. */
    START_AGAIN,
    /** AWS does not know it any more, and what is kept of its input may lack secrets. */
    NOTHING;

    /** What does not depend on anything but the input and the definition. */
    private static final Set<String> SAME_AGAIN = Set.of("States.DataLimitExceeded", "States.Runtime",
            "States.ParameterPathFailure", "States.ResultPathMatchFailure", "States.QueryEvaluationError",
            "States.NoChoiceMatched", "States.IntrinsicFailure");

    public static Proposal of(Clues clues, ExecutionDetails details) {
        RootCause cause = clues.cause();
        if (details.kept()) {
            return NOTHING;
        }
        if (cause.kind() == RootCause.Kind.DECIDED || SAME_AGAIN.contains(cause.error())) {
            return CHANGE_INPUT;
        }
        if (!details.redrive().isRedrivable()) {
            return START_AGAIN;
        }
        return clues.waits() && cause.kind() == RootCause.Kind.TIMED_OUT ? REDRIVE_AND_CALL_BACK : REDRIVE;
    }

    public boolean isRedrive() {
        return this == REDRIVE || this == REDRIVE_AND_CALL_BACK;
    }
}
