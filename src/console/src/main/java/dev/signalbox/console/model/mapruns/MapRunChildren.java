package dev.signalbox.console.model.mapruns;

import dev.signalbox.console.model.ExecutionSummary;
import java.util.List;

/**
 * The child executions of a run.
 *
 * @param children the newest first
 * @param more whether there are further ones
 * @param asked how many failed ones were asked for their reasons
 */
public record MapRunChildren(List<ExecutionSummary> children, boolean more, List<FailureCluster> clusters, int asked) {
    public MapRunChildren {
        children = List.copyOf(children);
        clusters = List.copyOf(clusters);
    }
}
