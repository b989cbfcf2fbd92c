package dev.signalbox.console.model.batch;

import java.time.Duration;
import java.util.List;

/**
 * A job queue.
 *
 * @param status AWS's own word, such as {@code VALID}
 * @param statusReason why, in AWS's words; empty if AWS gives none
 * @param environments names, in the order in which they are tried
 * @param limits what happens to jobs that wait too long at its front
 */
public record JobQueue(String name, boolean enabled, String status, String statusReason, int priority,
        List<String> environments, List<TimeLimit> limits) {

    public JobQueue {
        environments = List.copyOf(environments);
        limits = List.copyOf(limits);
    }

    /**
     * A RUNNABLE job at the front of the queue is cancelled or terminated when it is blocked for a reason for so long.
     *
     * @param reason as AWS names it, for example {@code MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT}
     * @param action AWS's own word: {@code CANCEL} or {@code TERMINATE}
     */
    public record TimeLimit(String reason, Duration after, String action) {}

    public boolean isValid() {
        return status.equals("VALID");
    }
}
