package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.internal.data.Json;
import java.util.List;
import java.util.Optional;

/** A state failed with an error name that retriers and catchers may match. */
final class StateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String TIMEOUT = "States.Timeout";

    private final transient Optional<String> error;
    private final transient Optional<String> cause;
    private final boolean missedHeartbeat;
    private final Origin origin;

    /** What a failure comes from: what a state did, or its own fields. */
    enum Origin {
        WORK, FIELDS
    }

    private StateFailure(Optional<String> error, Optional<String> cause, boolean missedHeartbeat) {
        this(error, cause, missedHeartbeat, Origin.WORK);
    }

    private StateFailure(Optional<String> error, Optional<String> cause, boolean missedHeartbeat, Origin origin) {
        super(error.orElse("States.TaskFailed"), null, false, false);
        this.error = error;
        this.cause = cause;
        this.missedHeartbeat = missedHeartbeat;
        this.origin = origin;
    }

    /** Empty texts count as absent. */
    static StateFailure of(String error, String cause) {
        return of(Optional.of(error).filter(e -> !e.isEmpty()), Optional.of(cause).filter(c -> !c.isEmpty()));
    }

    static StateFailure of(Origin origin, String error, String cause) {
        return new StateFailure(Optional.of(error), Optional.of(cause), false, origin);
    }

    static StateFailure of(Optional<String> error, Optional<String> cause) {
        return new StateFailure(error, cause, false);
    }

    /** AWS reports a missed heartbeat as {@code States.Timeout}, yet it can be matched by its own name too. */
    static StateFailure timeout(boolean missedHeartbeat) {
        return new StateFailure(Optional.of(TIMEOUT), Optional.empty(), missedHeartbeat);
    }

    /** What a task put out, or the failure thrown. */
    static JsonNode output(TaskOutcome outcome) throws StateFailure {
        return switch (outcome) {
            case TaskOutcome.Succeeded(var output) -> output;
            case TaskOutcome.Failed(var error, var cause) -> throw of(error, cause);
        };
    }

    Optional<String> error() {
        return error;
    }

    Optional<String> cause() {
        return cause;
    }

    boolean isTimeout() {
        return error.filter(TIMEOUT::equals).isPresent();
    }

    /** Whether one of the names in {@code ErrorEquals} stands for this failure. */
    boolean matches(List<String> names) {
        var name = error.orElse("");
        return names.contains(name) || missedHeartbeat && names.contains("States.HeartbeatTimeout") || names.contains(
                "States.TaskFailed") && !isTimeout() && !isRuntime() || names.contains("States.ALL") && !isRuntime();
    }

    /** Whether fields of the state cannot be used, which ends the execution without another word. */
    boolean isOwnRuntime() {
        return origin != Origin.WORK && isRuntime();
    }

    /** AWS lets nobody retry or catch these by a wildcard. */
    private boolean isRuntime() {
        return error.filter("States.Runtime"::equals).isPresent();
    }

    /** Fields {@code error} and {@code cause} as history events have them, absent ones left out. */
    ObjectNode details() {
        var details = Json.object();
        error.ifPresent(e -> details.put("error", e));
        cause.ifPresent(c -> details.put("cause", c));
        return details;
    }

    /** The error output that a catcher puts into the state's input; what a failure lacks is null, but timeouts' cause empty. */
    ObjectNode output() {
        return Json.object().put("Error", error.orElse(null)).put("Cause", cause.orElse(isTimeout() ? "" : null));
    }

    JsonNode note() {
        return details().put("missedHeartbeat", missedHeartbeat).put("fields", origin == Origin.FIELDS);
    }

    static StateFailure noted(JsonNode note) {
        return new StateFailure(Optional.ofNullable(note.get("error")).map(JsonNode::textValue), Optional.ofNullable(
                note.get("cause")).map(JsonNode::textValue), note.path("missedHeartbeat").booleanValue(), note.path(
                        "fields").booleanValue() ? Origin.FIELDS : Origin.WORK);
    }
}
