package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.TaskResource;
import java.util.List;

/** What an Express workflow may not hold. */
final class ExpressCheck {
    private ExpressCheck() {}

    static void check(StateMachine machine, String at, List<Diagnostic> problems) {
        for (State state : machine.states().values()) {
            var where = at + "/States/" + state.name();
            if (state instanceof State.Task task) {
                check(TaskResource.of(task.resource()), where + "/Resource", problems);
            }
            if (state instanceof State.Map map && map.distributed()) {
                problems.add(error("The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state "
                        + "machines", where + "/ItemProcessor/ProcessorConfig/Mode"));
            }
            for (int i = 0; i < state.children().size(); i++) {
                check(state.children().get(i), where + within(state, i), problems);
            }
        }
    }

    /** Where in a state the machine inside it is. */
    static String within(State state, int index) {
        return state instanceof State.Parallel ? "/Branches[" + index + "]" : "/ItemProcessor";
    }

    /** AWS's texts, blanks included. */
    private static void check(TaskResource resource, String where, List<Diagnostic> problems) {
        var refused = resource.kind() == TaskResource.Kind.ACTIVITY ? "Activity ARN" : switch (resource.pattern()) {
            case SYNC -> "'.sync' service integration";
            case WAIT_FOR_TASK_TOKEN -> "'.waitForTaskToken' service integration ";
            case REQUEST_RESPONSE -> "";
        };
        if (!refused.isEmpty()) {
            problems.add(error("Express state machine does not support " + refused, where));
        }
    }

    private static Diagnostic error(String message, String where) {
        return new Diagnostic(Severity.ERROR, "SCHEMA_VALIDATION_FAILED", message, where);
    }
}
