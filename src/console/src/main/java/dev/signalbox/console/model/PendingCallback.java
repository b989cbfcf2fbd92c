package dev.signalbox.console.model;

import dev.signalbox.console.model.callbacks.WaitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that waits for somebody to answer its token.
 *
 * @param pipeline the bundled pipeline, else the state machine's name
 * @param projectId the execution input's {@code projectid}, the operators' own name for the work
 * @param waitingSince when the task was scheduled
 * @param timeout after which Step Functions gives up; empty means up to a year, which deserves a warning
 * @param heartbeat longest allowed silence between heartbeats
 * @param eventId the {@code TaskScheduled} event that holds the token
 * @param input the state's input, as JSON
 */
public record PendingCallback(String executionArn, String executionName, String pipeline, Optional<String> projectId,
        String state, Instant waitingSince, Optional<Duration> timeout, Optional<Duration> heartbeat,
        Optional<TaskToken> token, long eventId, Optional<CallbackUrl> url, String input) {

    /** When Step Functions gives up. */
    public Optional<Instant> deadline() {
        return timeout.map(waitingSince::plus);
    }

    public WaitId id() {
        return new WaitId(executionArn, pipeline, projectId, state, eventId);
    }
}
