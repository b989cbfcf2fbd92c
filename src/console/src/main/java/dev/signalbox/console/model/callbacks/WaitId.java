package dev.signalbox.console.model.callbacks;

import java.util.Optional;

/**
 * Which wait somebody speaks of, also after it is over.
 *
 * @param pipeline the bundled pipeline, else the state machine's name
 * @param projectId the operators' own name for the work
 * @param eventId the {@code TaskScheduled} event, which tells several waits of one state apart
 */
public record WaitId(String executionArn, String pipeline, Optional<String> projectId, String state, long eventId) {
    public String executionName() {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }

    /** Unlike that of any other wait. */
    public String key() {
        return executionArn + "#" + eventId;
    }
}
