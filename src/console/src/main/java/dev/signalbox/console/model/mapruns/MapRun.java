package dev.signalbox.console.model.mapruns;

import dev.signalbox.console.model.ExecutionStatus;
import java.time.Instant;
import java.util.Optional;

/** One run of a Distributed Map, as Step Functions describes it. */
public record MapRun(String arn, ExecutionStatus status, Instant startedAt, Optional<Instant> stoppedAt, Limits limits,
        Counts items) {
    /** The name that the ARN ends with. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /**
     * What can be changed while it runs.
     *
     * @param concurrency 0 for as many as Step Functions allows
     * @param toleratedFailures how many items may fail
     * @param toleratedPercentage how many in a hundred may
     */
    public record Limits(int concurrency, long toleratedFailures, double toleratedPercentage) {}

    /** How many items are in which state. */
    public record Counts(long total, long pending, long running, long succeeded, long failed, long timedOut,
            long aborted) {}
}
