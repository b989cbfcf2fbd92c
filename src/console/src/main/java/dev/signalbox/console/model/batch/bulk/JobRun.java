package dev.signalbox.console.model.batch.bulk;

import java.util.Map;

/**
 * A plan at work, or what it came to.
 *
 * @param results by job id, for those that are settled
 */
public record JobRun(JobPlan plan, Phase phase, Map<String, JobResult> results) {
    public enum Phase {
        ACTING, LOOKING, CANCELLED, ENDED
    }

    public JobRun {
        results = Map.copyOf(results);
    }

    public boolean isOver() {
        return phase == Phase.ENDED || phase == Phase.CANCELLED;
    }

    public long count(JobResult.Kind kind) {
        return results.values().stream().filter(r -> r.kind() == kind).count();
    }
}
