package dev.signalbox.console.model;

import java.util.List;

/**
 * Executions of all state machines, newest first.
 *
 * @param more whether there are older ones that were not asked for
 */
public record ExecutionList(List<StateMachineRef> stateMachines, List<ExecutionSummary> executions, boolean more) {
    public ExecutionList {
        stateMachines = List.copyOf(stateMachines);
        executions = List.copyOf(executions);
    }
}
