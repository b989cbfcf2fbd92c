package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.util.Optional;
import java.util.function.Consumer;

/** How one kind of task reaches the service that does it. */
interface Integration {
    /** Whether tasks with this resource can be done here. */
    boolean supports(TaskResource resource);

    /** What is wrong if the thing that the resource names does not exist any more. */
    default Optional<String> missing(TaskResource resource) {
        return Optional.empty();
    }

    TaskOutcome perform(TaskCall call);

    /** What of a task's parameters the integration takes, and history tells. */
    default JsonNode accepted(TaskResource resource, JsonNode parameters) {
        return parameters;
    }

    /** Only for resources with the {@code .sync} pattern. */
    default Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        throw new IllegalStateException("No job to watch: " + call);
    }

    /** Only for resources with the {@code .sync} pattern. */
    default void cancel(TaskCall call, JsonNode submitted) {
        throw new IllegalStateException("No job to cancel: " + call);
    }
}
