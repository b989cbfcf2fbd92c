package dev.signalbox.console.model;

import java.util.List;
import java.util.Map;

/**
 * Executions of all state machines, newest first.
 *
 * @param older where each state machine's older ones begin that were not asked for, by ARN
 * @param refused what AWS said of the state machines whose executions may not be listed
 */
public record ExecutionList(List<StateMachineRef> stateMachines, List<ExecutionSummary> executions,
        Map<String, String> older, List<Failure> refused) {
    public ExecutionList {
        older = Map.copyOf(older);
        stateMachines = List.copyOf(stateMachines);
        executions = List.copyOf(executions);
        refused = List.copyOf(refused);
    }

    /** Of all state machines. */
    public ExecutionList(List<StateMachineRef> stateMachines, List<ExecutionSummary> executions,
            Map<String, String> older) {
        this(stateMachines, executions, older, List.of());
    }
}
