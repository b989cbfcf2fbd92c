package dev.signalbox.console.model;

import java.util.List;
import java.util.Map;

/**
 * Executions of all state machines, newest first.
 *
 * @param older where each state machine's older ones begin that were not asked for, by ARN
 */
public record ExecutionList(List<StateMachineRef> stateMachines, List<ExecutionSummary> executions,
        Map<String, String> older) {
    public ExecutionList {
        older = Map.copyOf(older);
        stateMachines = List.copyOf(stateMachines);
        executions = List.copyOf(executions);
    }
}
