package dev.signalbox.console.model.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as lists show it.
 *
 * @param queue name of its queue
 * @param statusReason why it is in this state, in AWS's words
 * @param containerReason what the container's runtime said, for example that memory was exhausted
 */
public record JobSummary(String id, String name, String queue, JobStatus status, Optional<String> statusReason,
        Instant createdAt, Optional<Instant> startedAt, Optional<Instant> stoppedAt, Optional<Integer> exitCode,
        Optional<String> containerReason) {

    /** Since when the job is in its state, as far as AWS tells: of waiting jobs it keeps only the submission. */
    public Instant inStateSince() {
        return stoppedAt.or(() -> startedAt.filter(_ -> status == JobStatus.RUNNING)).orElse(createdAt);
    }
}
