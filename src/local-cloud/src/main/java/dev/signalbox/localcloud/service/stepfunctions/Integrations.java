package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.TaskResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All integrations, and which resources none of them knows. */
final class Integrations {
    private final List<Integration> all = new ArrayList<>();

    Integrations(CloudContext context) {
        all.addAll(List.of(new LambdaTask(context.calls().guarded()), new FunctionTask(context.calls().guarded()),
                new BatchTask(context),
                new OptimisedTask(context.calls().guarded()), new EventsTask(context.calls()
                        .guarded()), new ObjectTask(context), new SdkTask(context.calls().guarded()), new ApiTask(
                                context)));
    }

    /** Adds one that needs more than other services; before the first execution runs. */
    void add(Integration integration) {
        all.add(integration);
    }

    /**
     * @throws IllegalStateException for a resource that {@link #check} refuses
     */
    Integration of(TaskResource resource) {
        return find(resource).orElseThrow(() -> new IllegalStateException("No integration for " + resource.arn()));
    }

    /** What of a task's parameters its integration takes. */
    JsonNode accepted(TaskResource resource, JsonNode parameters) {
        return find(resource).map(i -> i.accepted(resource, parameters)).orElse(parameters);
    }

    private Optional<Integration> find(TaskResource resource) {
        return all.stream().filter(i -> i.supports(resource)).findFirst();
    }

    /** Names every task that could not be done here. */
    List<Diagnostic> check(StateMachine machine) {
        List<Diagnostic> problems = new ArrayList<>();
        check(machine, "", problems);
        return problems;
    }

    private void check(StateMachine machine, String at, List<Diagnostic> problems) {
        for (State state : machine.states().values()) {
            var where = at + "/States/" + state.name();
            if (state instanceof State.Task task && find(TaskResource.of(task.resource())).isEmpty()) {
                problems.add(new Diagnostic(Severity.ERROR, "SCHEMA_VALIDATION_FAILED", "The resource provided " + task
                        .resource() + " is not recognized. The value is not a valid resource ARN, or the resource is "
                        + "not available in this region.", where + "/Resource"));
            }
            if (state instanceof State.Map map && map.distribution().filter(d -> d.express()).isPresent()) {
                ExpressCheck.check(map.processor(), where + ExpressCheck.within(state, 0), problems);
            }
            for (int i = 0; i < state.children().size(); i++) {
                check(state.children().get(i), where + ExpressCheck.within(state, i), problems);
            }
        }
    }
}
