package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Execution;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.Stage;
import dev.signalbox.states.State;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.query.Query;
import java.util.List;
import java.util.Optional;

/** One attempt of a Task state: schedule, wait for the outcome, record it. */
final class TaskAttempt {
    private final Step step;
    private final State.Task task;
    private final String part;
    private final TaskEvents events;
    private final Optional<String> token;
    private final Query query;

    TaskAttempt(Step step, State.Task task, int attempt) {
        this.step = step;
        this.task = task;
        this.part = "a" + attempt;
        var run = step.sequence().context();
        var resource = TaskResource.of(task.resource());
        this.events = new TaskEvents(resource, run.effects().region());
        this.token = resource.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN ? Optional.of(run.callbacks().token(
                callId())) : Optional.empty();
        var context = step.context(Optional.of(attempt));
        token.ifPresent(t -> context.putObject("Task").put("Token", t));
        this.query = step.query(context);
    }

    private String callId() {
        return step.key() + part;
    }

    /** A redrive makes a call of its own, although the place in the execution is the same. */
    private String redriveId() {
        int redrives = step.sequence().context().contextObject().redrives();
        return redrives == 0 ? callId() : callId() + "@" + redrives;
    }

    Query query() {
        return query;
    }

    JsonNode result() throws StateFailure, DataFailure {
        checkResource();
        var parameters = step.sequence().context().effects().accepted(events.resource(), query.arguments());
        limit(parameters);
        var timeout = seconds(task.timeout(), "TimeoutSeconds");
        var heartbeat = seconds(task.heartbeat(), "HeartbeatSeconds");
        var scheduled = step.event(part + ":scheduled", events.type("Scheduled"), credited(events.scheduled(
                parameters, timeout, heartbeat)));
        if (events.resource().kind() != TaskResource.Kind.ACTIVITY) {
            step.event(part + ":started", events.type("Started"), events.common());
        }
        var mocked = step.probe().mocked();
        if (mocked.isPresent()) {
            return settle(new TaskWait.Ended(mocked.get()));
        }
        var recorded = step.sequence().context().recorder().find(callId() + ":outcome");
        if (recorded.isEmpty()) {
            var call = new TaskCall(step.sequence().context().executionId(), redriveId(), task.name(), events
                    .resource(),
                    parameters, token);
            var limits = new TaskWait.Limits(timeout.map(s -> scheduled.timestamp().plusSeconds(s)), heartbeat,
                    scheduled.timestamp());
            return settle(new TaskWait(step, part, call, token, events).await(limits));
        }
        return settled(recorded.get().event().orElseThrow(), recorded.get().note());
    }

    /** The role that the task takes on is told by its own name. */
    private ObjectNode credited(ObjectNode details) throws DataFailure {
        if (task.credentials().isPresent()) {
            var role = query.fill(task.credentials().get(), "Credentials").path("RoleArn");
            details.set("taskCredentials", Json.object().set("roleArn", role));
        }
        return details;
    }

    private JsonNode settled(HistoryEvent event, Optional<JsonNode> failure) throws StateFailure {
        for (String earlier : List.of(":takenEvent", ":submitted")) {
            step.sequence().context().recorder().event(callId() + earlier).ifPresent(e -> step.sequence().follow(e
                    .id()));
        }
        step.sequence().follow(event.id());
        if (failure.isPresent()) {
            throw StateFailure.noted(failure.get());
        }
        return Json.own(event.details().get("output").textValue());
    }

    private JsonNode settle(TaskWait.Result result) throws StateFailure {
        return switch (result) {
            case TaskWait.TimedOut(var missedHeartbeat) -> throw failed(StateFailure.timeout(missedHeartbeat));
            case TaskWait.Ended(TaskOutcome.Failed(var error, var cause)) -> throw failed(StateFailure.of(error,
                    cause));
            case TaskWait.Ended(TaskOutcome.Succeeded(var output)) -> {
                if (Json.size(output) > Execution.MAX_DATA_BYTES) {
                    throw failed(tooLarge());
                }
                step.event(part + ":outcome", events.type("Succeeded"), events.output(output));
                step.probe().saw(Stage.RESULT, output);
                yield output;
            }
        };
    }

    private StateFailure failed(StateFailure failure) {
        var sequence = step.sequence();
        var event = sequence.context().recorder().event(callId() + ":outcome", sequence.previous(), events.type(failure
                .isTimeout() ? "TimedOut" : "Failed"), events.failed(failure), Optional.of(failure.note()));
        sequence.follow(event.id());
        return failure;
    }

    /** Not when the task was scheduled by an earlier run: then it goes on. */
    private void checkResource() throws DataFailure {
        var run = step.sequence().context();
        if (run.recorder().find(callId() + ":scheduled").isEmpty()) {
            var missing = run.effects().missing(events.resource());
            if (missing.isPresent()) {
                throw DataFailure.runtime(missing.get());
            }
        }
    }

    private void limit(JsonNode parameters) throws StateFailure {
        if (Json.size(parameters) > Execution.MAX_DATA_BYTES) {
            throw StateFailure.of("States.DataLimitExceeded", "The state/task '" + task.name()
                    + "' has parameters with a size exceeding the maximum number of bytes service limit.");
        }
    }

    private StateFailure tooLarge() {
        return StateFailure.of("States.DataLimitExceeded", "The state/task '" + events.name()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    private Optional<Long> seconds(Optional<Amount> amount, String field) throws DataFailure {
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(query.amount(amount.get(), field, 1));
    }
}
