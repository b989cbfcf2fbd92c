package dev.signalbox.localcloud.service.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the first job of a queue can never start as things are; see <a
 * href="https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html">Jobs stuck in a RUNNABLE
 * status</a>.
 */
enum Blockage {
    ALL_INVALID("ACTION_REQUIRED", "CE(s) associated with the job queue are invalid."),
    ENVIRONMENTS_TOO_SMALL("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
            "CE(s) associated with the job queue cannot meet the CPU requirement of the job."),
    MACHINES_TOO_SMALL("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT", "The job resource requirement (vCPU/memory/GPU) is"
            + " higher than that can be met by the CE(s) attached to the job queue.");

    private final String code;
    private final String words;

    Blockage(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As queues' time limits name it. */
    String code() {
        return code;
    }

    /** As the job's status reason says it. */
    String reason() {
        return code + " - " + words;
    }

    static boolean isReason(@Nullable String statusReason) {
        return Arrays.stream(values()).anyMatch(b -> b.reason().equals(statusReason));
    }

    /** @param environments all of the queue */
    static Optional<Blockage> of(Job job, List<Environment> environments) {
        if (environments.stream().allMatch(e -> !e.valid())) {
            return Optional.of(ALL_INVALID);
        }
        var usable = environments.stream().filter(Environment::usable).toList();
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        if (usable.stream().noneMatch(e -> job.milliVcpus() <= e.maxMilliVcpus())) {
            return Optional.of(ENVIRONMENTS_TOO_SMALL);
        }
        return usable.stream().anyMatch(e -> e.couldHold(job)) ? Optional.empty() : Optional.of(MACHINES_TOO_SMALL);
    }
}
