package dev.signalbox.console.model.mapruns;

import dev.signalbox.console.model.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of a Distributed Map, as Step Functions describes it. */
public record MapRun(String arn, ExecutionStatus status, Instant startedAt, Optional<Instant> stoppedAt, Limits limits,
        Counts items, Redrives redrives) {
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

    /**
     * How many items are in which state.
     *
     * @param lost how many of those that failed cannot be redriven
     */
    public record Counts(long total, long pending, long running, long succeeded, long failed, long timedOut,
            long aborted, long pendingRedrive, long lost) {}

    /**
     * Whether nothing can change any more.
     *
     * @param redrives how often they were redriven, as the history of their execution tells
     */
    public static boolean areOver(List<MapRun> runs, long redrives) {
        return runs.stream().allMatch(r -> r.status().isOver()) && runs.stream().mapToLong(r -> r.redrives().count())
                .sum() >= redrives;
    }

    /** How often it was redriven, and when last. */
    public record Redrives(int count, Optional<Instant> last) {}
}
