package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** All that an execution does outside itself. */
public interface Effects {
    Instant now();

    /** From 0 up to but not including 1, for jitter. */
    double random();

    /** A new secret under which the outcome of this attempt may be reported. */
    String newTaskToken(String callId);

    /** The Region that history records. */
    String region();

    /** Runs the action once, at or soon after the time, on another thread. */
    Pending at(Instant when, Runnable action);

    /** Why a task with this resource cannot even be scheduled, if so. */
    default Optional<String> missing(TaskResource resource) {
        return Optional.empty();
    }

    /** What of a task's parameters the resource takes, and history tells. */
    default JsonNode accepted(TaskResource resource, JsonNode parameters) {
        return parameters;
    }

    /** Calls the service or function and waits for its answer. */
    TaskOutcome perform(TaskCall call);

    /**
     * Reports once when the job of a {@code .sync} task has ended.
     *
     * @param submitted what {@link #perform} answered when it started the job
     */
    Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended);

    /** Ends the job of a {@code .sync} task whose outcome is wanted no more. */
    void cancel(TaskCall call, JsonNode submitted);

    /** The ARN of a new Map Run of the state with this label. */
    String newMapRunArn(String label);

    /** Begins the Map Run, or takes it up again if it was begun before; reports once when it has ended. */
    Pending mapRun(MapRunOrder order, Consumer<TaskOutcome> ended);

    /** Ends a Map Run that is wanted no more, and its child executions. */
    void abortMapRun(String mapRunArn);

    /** Something that has yet to happen. */
    @FunctionalInterface
    interface Pending {
        /** Does nothing if it has happened already. */
        void cancel();
    }
}
