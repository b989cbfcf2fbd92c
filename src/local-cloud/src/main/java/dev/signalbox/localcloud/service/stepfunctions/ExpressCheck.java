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
                problems.add(new Diagnostic(Severity.ERROR, "SCHEMA_VALIDATION_FAILED",
                        "Express state machine does not support Map states in distributed mode", where));
            }
            state.children().forEach(child -> check(child, where, problems));
        }
    }

    private static void check(TaskResource resource, String where, List<Diagnostic> problems) {
        var refused = switch (resource.pattern()) {
            case SYNC -> "'.sync' service integration";
            case WAIT_FOR_TASK_TOKEN -> "'.waitForTaskToken' service integration";
            case REQUEST_RESPONSE -> resource.kind() == TaskResource.Kind.ACTIVITY ? "activities" : "";
        };
        if (!refused.isEmpty()) {
            problems.add(new Diagnostic(Severity.ERROR, "SCHEMA_VALIDATION_FAILED",
                    "Express state machine does not support " + refused, where));
        }
    }
}
