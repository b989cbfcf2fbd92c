package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import java.util.List;

/**
 * How many executions ended alike within one hour.
 *
 * @param hour since the epoch
 */
public record EndedCount(long hour, ExecutionStatus status, int count) {
    /** One for each that is over. */
    public static List<EndedCount> of(List<ExecutionSummary> executions) {
        return executions.stream().filter(e -> e.status().isOver() && e.stoppedAt().isPresent()).map(
                e -> new EndedCount(DayOfRuns.hourOf(e.stoppedAt().orElseThrow()), e.status(), 1)).toList();
    }
}
