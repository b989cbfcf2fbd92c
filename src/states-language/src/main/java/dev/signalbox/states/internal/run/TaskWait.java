package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.TaskResource.Pattern;
import dev.signalbox.states.internal.data.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs a task's call, unless that was done before, and waits for its outcome. */
final class TaskWait {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWait.class);

    private final Step step;
    private final String part;
    private final String key;
    private final TaskCall call;
    private final Optional<String> token;
    private final TaskEvents events;
    private final RunContext run;
    private final List<Pending> pending = new ArrayList<>();
    private Optional<JsonNode> submitted = Optional.empty();
    private Optional<TaskOutcome> early = Optional.empty();
    private Instant heartbeat = Instant.EPOCH;

    TaskWait(Step step, String part, TaskCall call, Optional<String> token, TaskEvents events) {
        this.step = step;
        this.part = part;
        this.key = step.key() + part;
        this.call = call;
        this.token = token;
        this.events = events;
        this.run = step.sequence().context();
    }

    /** Until when the task may take, and how long it may be silent. */
    record Limits(Optional<Instant> deadline, Optional<Long> heartbeatSeconds, Instant scheduled) {}

    sealed interface Result {}

    record Ended(TaskOutcome outcome) implements Result {}

    record TimedOut(boolean missedHeartbeat) implements Result {}

    Result await(Limits limits) {
        var mailbox = step.sequence().scope().open();
        try (mailbox) {
            heartbeat = run.recorder().note(key + ":heartbeat").map(n -> Instant.parse(n.textValue())).orElse(
                    limits
                            .scheduled());
            limits.deadline().ifPresent(d -> alarm(d, new Signal.Due(), mailbox));
            limits.heartbeatSeconds().ifPresent(s -> alarm(heartbeat.plusSeconds(s), new Signal.HeartbeatDue(),
                    mailbox));
            token.ifPresent(t -> run.callbacks().listen(t, mailbox));
            begin(mailbox);
            while (true) {
                var result = handle(mailbox.take(), limits, mailbox);
                if (result.isPresent()) {
                    token.ifPresent(run.callbacks()::close);
                    return result.get();
                }
            }
        } finally {
            pending.forEach(Pending::cancel);
            mailbox.left().forEach(this::discardAnswer);
        }
    }

    /** One that came behind the signal that ended the wait, in the instant before the mailbox was closed. */
    private void discardAnswer(Signal signal) {
        if (signal instanceof Signal.Performed(var outcome)) {
            discard(outcome);
        }
    }

    private void alarm(Instant when, Signal signal, Mailbox mailbox) {
        pending.add(run.effects().at(when, () -> mailbox.post(signal)));
    }

    /** A call whose answer was recorded is not made again. */
    private void begin(Mailbox mailbox) {
        var earlier = run.recorder().event(key + ":submitted");
        if (earlier.isPresent()) {
            submitted(Json.own(earlier.get().details().get("output").textValue()), mailbox);
        } else if (!alreadyTaken(mailbox)) {
            run.recorder().flush();
            Thread.ofVirtual().name("task " + call.id()).start(() -> {
                var outcome = perform();
                if (!mailbox.post(new Signal.Performed(outcome))) {
                    discard(outcome);
                }
            });
        }
    }

    /** A worker that took the task before a restart may still report. */
    private boolean alreadyTaken(Mailbox mailbox) {
        var worker = run.recorder().note(key + ":taken");
        worker.ifPresent(w -> mailbox.post(new Signal.Taken(w.textValue())));
        return worker.isPresent();
    }

    private void taken(String worker) {
        var details = Json.object();
        if (!worker.isEmpty()) {
            details.put("workerName", worker);
        }
        step.event(part + ":takenEvent", events.type("Started"), details);
        run.recorder().flush();
    }

    private TaskOutcome perform() {
        try {
            return run.effects().perform(call);
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", call, e);
            return new TaskOutcome.Failed("States.TaskFailed", "The task failed unexpectedly: " + e.getClass()
                    .getSimpleName());
        }
    }

    /** A job that was started after nobody wanted it any more must not go on. */
    private void discard(TaskOutcome outcome) {
        var over = step.sequence().scope().ended();
        if (outcome instanceof TaskOutcome.Succeeded(var response) && pattern() == Pattern.SYNC && !(over.isPresent()
                && over.get().suspended())) {
            run.effects().cancel(call, response);
        }
    }

    private Pattern pattern() {
        return call.resource().pattern();
    }

    private Optional<Result> handle(Signal signal, Limits limits, Mailbox mailbox) {
        return switch (signal) {
            case Signal.Performed(TaskOutcome.Succeeded(var response)) when pattern() != Pattern.REQUEST_RESPONSE -> {
                if (call.resource().kind() != TaskResource.Kind.ACTIVITY) {
                    submitted(response, mailbox);
                }
                yield early.map(Ended::new);
            }
            case Signal.Performed(var outcome) when early.isEmpty() -> Optional.of(new Ended(outcome));
            case Signal.Performed _ -> early.map(Ended::new);
            case Signal.Reported(var outcome) when submitsSoon() -> {
                early = Optional.of(outcome);
                yield Optional.empty();
            }
            case Signal.Taken(var worker) -> {
                taken(worker);
                yield Optional.empty();
            }
            case Signal.Reported(var outcome) -> Optional.of(new Ended(outcome));
            case Signal.Heartbeat(var at) -> {
                heartbeat = at;
                yield Optional.empty();
            }
            case Signal.HeartbeatDue() -> heartbeatDue(limits.heartbeatSeconds().orElseThrow(), mailbox);
            case Signal.Due() -> Optional.of(timedOut(false));
            case Signal.ScopeOver(var why) -> throw abandoned(why);
            case Signal.BranchSucceeded _,Signal.BranchFailed _,Signal.BranchStopped _ ->
                throw new IllegalStateException("A task has no branches");
        };
    }

    /** History tells first that a call was answered, and then its outcome; but a function may report long before it ends. */
    private boolean submitsSoon() {
        return pattern() == Pattern.WAIT_FOR_TASK_TOKEN && call.resource().kind() == TaskResource.Kind.SERVICE && !call
                .resource().service().equals("lambda") && submitted.isEmpty();
    }

    private void submitted(JsonNode response, Mailbox mailbox) {
        submitted = Optional.of(response);
        step.event(part + ":submitted", events.type("Submitted"), events.output(response));
        run.recorder().flush();
        if (pattern() == Pattern.SYNC) {
            pending.add(run.effects().watch(call, response, outcome -> mailbox.post(new Signal.Reported(outcome))));
        }
    }

    private Optional<Result> heartbeatDue(long seconds, Mailbox mailbox) {
        var due = heartbeat.plusSeconds(seconds);
        if (due.isAfter(run.effects().now())) {
            alarm(due, new Signal.HeartbeatDue(), mailbox);
            return Optional.empty();
        }
        return Optional.of(timedOut(true));
    }

    private Result timedOut(boolean missedHeartbeat) {
        var answered = token.flatMap(run.callbacks()::close);
        if (answered.isPresent()) {
            return new Ended(answered.get());
        }
        cancelJob();
        return new TimedOut(missedHeartbeat);
    }

    private ScopeEnded abandoned(ScopeEnded why) {
        if (!why.suspended()) {
            token.ifPresent(run.callbacks()::close);
            cancelJob();
        }
        return why;
    }

    private void cancelJob() {
        if (pattern() == Pattern.SYNC) {
            submitted.ifPresent(response -> run.effects().cancel(call, response));
        }
    }
}
