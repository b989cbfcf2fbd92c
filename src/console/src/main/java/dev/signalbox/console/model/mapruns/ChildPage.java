package dev.signalbox.console.model.mapruns;

import dev.signalbox.console.model.ExecutionSummary;
import java.util.List;

/**
 * The newest child executions of a run.
 *
 * @param more whether there are older ones
 */
public record ChildPage(List<ExecutionSummary> executions, boolean more) {
    public ChildPage {
        executions = List.copyOf(executions);
    }
}
