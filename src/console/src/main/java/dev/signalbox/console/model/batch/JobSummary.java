package dev.signalbox.console.model.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as lists show it.
 *
 * @param queue name of its queue
 * @param definition name and revision; empty if AWS does not say
 * @param statusReason why it is in this state, in AWS's words
 * @param containerReason what the container's runtime said, for example that memory was exhausted
 * @param arrayPart for arrays and their children
 */
public record JobSummary(String id, String name, String queue, String definition, JobStatus status,
        Optional<String> statusReason, Instant createdAt, Optional<Instant> startedAt, Optional<Instant> stoppedAt,
        Optional<Integer> exitCode, Optional<String> containerReason, Optional<ArrayPart> arrayPart) {

    /**
     * An array, or one of its children.
     *
     * @param index of a child; absent for the array itself
     */
    public record ArrayPart(int size, Optional<Integer> index) {}

    /** Since when the job is in its state, as far as AWS tells: of waiting jobs it keeps only the submission. */
    public Instant inStateSince() {
        return stoppedAt.or(() -> startedAt.filter(_ -> status == JobStatus.RUNNING)).orElse(createdAt);
    }

    /** Whether this is an array itself: it has no container, and waits for its children. */
    public boolean isArray() {
        return arrayPart.filter(a -> a.index().isEmpty()).isPresent();
    }
}
