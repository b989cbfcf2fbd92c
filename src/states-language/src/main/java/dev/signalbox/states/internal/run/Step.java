package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.Catcher;
import dev.signalbox.states.Execution;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.Probe;
import dev.signalbox.states.Retrier;
import dev.signalbox.states.State;
import dev.signalbox.states.internal.data.Chance;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One visit to a state: enter, try as often as its retriers say, leave. */
final class Step {
    private final Sequence sequence;
    private final Recorder recorder;
    private final State state;
    private final String key;
    private final JsonNode input;
    private final Chance chance;
    private final Evaluations evaluations = new Evaluations(this);
    private Instant enteredAt = Instant.EPOCH;
    private long enteredId;
    private long previousOfEntered;

    Step(Sequence sequence, State state, String key, JsonNode input) {
        this.sequence = sequence;
        this.recorder = sequence.context().recorder();
        this.state = state;
        this.key = key;
        this.input = input;
        this.chance = new JournaledChance(recorder, sequence.context().effects(), key);
    }

    Transition run() throws StateFailure {
        var exited = recorder.find(key + ":exited");
        if (exited.isPresent()) {
            var event = exited.get().event().orElseThrow();
            sequence.follow(event.id());
            var assigned = assigned(event.details());
            sequence.variables().assign(assigned);
            var next = Optional.ofNullable(exited.get().note().orElseThrow().get("next")).map(JsonNode::textValue);
            return new Transition(Json.own(event.details().get("output").textValue()), assigned, next);
        }
        enter();
        return exit(attempts());
    }

    void enter() {
        var details = Json.object().put("name", state.name()).put("input", Json.text(input));
        details.putObject("inputDetails").put("truncated", false);
        var event = event(":entered", state.type() + "StateEntered", details);
        enteredAt = event.timestamp();
        enteredId = event.id();
        previousOfEntered = event.previousId();
        sequence.enter(state.type());
    }

    private Transition exit(Transition transition) {
        var details = Json.object().put("name", state.name()).put("output", Json.text(transition.output()));
        details.putObject("outputDetails").put("truncated", false);
        if (!transition.assigned().isEmpty()) {
            var texts = details.putObject("assignedVariables");
            transition.assigned().properties().forEach(e -> texts.put(e.getKey(), Json.text(e.getValue())));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        var note = Json.object();
        transition.next().ifPresent(n -> note.put("next", n));
        var event = recorder.event(key + ":exited", sequence.previous(), state.type() + "StateExited", details, Optional
                .of(note));
        sequence.follow(event.id());
        sequence.exit();
        sequence.variables().assign(transition.assigned());
        return transition;
    }

    /** The values that an exit told. */
    private static ObjectNode assigned(ObjectNode details) {
        var values = Json.object();
        details.path("assignedVariables").properties().forEach(e -> values.set(e.getKey(), Json.own(e.getValue()
                .textValue())));
        return values;
    }

    private Transition attempts() throws StateFailure {
        var retries = new Retries(retriers(), sequence.context(), key);
        for (int attempt = 0; true; attempt++) {
            try {
                return attempt(attempt);
            } catch (StateFailure failure) {
                var due = retries.due(failure, attempt);
                if (due.isPresent()) {
                    recorder.flush();
                    sequence.scope().sleepUntil(due.get(), sequence.context().effects());
                } else {
                    broken(attempt, failure);
                    return caught(failure);
                }
            }
        }
    }

    private Transition attempt(int attempt) throws StateFailure {
        evaluations.replay("a" + attempt);
        try {
            return perform(attempt);
        } catch (DataFailure e) {
            throw evaluations.failure(e, "a" + attempt);
        }
    }

    /** One attempt. */
    Transition perform(int attempt) throws StateFailure, DataFailure {
        return checked(StateWork.perform(this, attempt));
    }

    private Transition checked(Transition transition) throws StateFailure, DataFailure {
        if (Json.size(transition.output()) > Execution.MAX_DATA_BYTES) {
            throw StateFailure.of("States.DataLimitExceeded", "The state/task '" + state.name()
                    + "' returned a result with a size exceeding the maximum number of bytes service limit.");
        }
        sequence.variables().check(transition.assigned());
        return transition;
    }

    /** Parallel and Map states say that they failed once no retrier helps, unless they never got to work. */
    private void broken(int attempt, StateFailure failure) {
        if ((state instanceof State.Parallel || state instanceof State.Map) && !failure.isOwnRuntime()) {
            event("a" + attempt + ":failedEvent", state.type() + "StateFailed", Json.object());
        }
    }

    Transition caught(StateFailure failure) throws StateFailure {
        var catchers = catchers();
        for (int i = 0; i < catchers.size(); i++) {
            if (failure.matches(catchers.get(i).errorEquals())) {
                return caught(catchers.get(i), i, failure);
            }
        }
        throw failure;
    }

    private Transition caught(Catcher catcher, int index, StateFailure failure) throws StateFailure {
        evaluations.replay(Evaluations.CATCH);
        try {
            var exit = query(Optional.empty()).caught(catcher, index, failure.output());
            return checked(Transition.of(exit, Optional.of(catcher.next())));
        } catch (DataFailure e) {
            throw evaluations.failure(e, Evaluations.CATCH);
        }
    }

    List<Retrier> retriers() {
        return switch (state) {
            case State.Task s -> s.retriers();
            case State.Parallel s -> s.retriers();
            case State.Map s -> s.retriers();
            default -> List.of();
        };
    }

    List<Catcher> catchers() {
        return switch (state) {
            case State.Task s -> s.catchers();
            case State.Parallel s -> s.catchers();
            case State.Map s -> s.catchers();
            default -> List.of();
        };
    }

    State state() {
        return state;
    }

    String key() {
        return key;
    }

    JsonNode input() {
        return input;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    Probe probe() {
        return sequence.context().probe();
    }

    Sequence sequence() {
        return sequence;
    }

    /** Records an event of this visit. */
    HistoryEvent event(String part, String type, ObjectNode details) {
        var event = recorder.event(key + part, sequence.previous(), type, details);
        sequence.follow(event.id());
        return event;
    }

    /** Records an event that nothing follows. */
    void aside(String part, String type) {
        recorder.event(key + part, sequence.previous(), type, Json.object());
    }

    long enteredId() {
        return enteredId;
    }

    long previousOfEntered() {
        return previousOfEntered;
    }

    Query query(Optional<Integer> retries) {
        return query(context(retries));
    }

    Query query(ObjectNode context) {
        return Query.of(state.data(), new Data(input, context, sequence.variables().all(), chance, probe()));
    }

    /** For other threads, and for what need not be the same in a replay. */
    Query unrecordedQuery() {
        return Query.of(state.data(), new Data(input, context(Optional.of(0)), sequence.variables().all(),
                Supplier::get,
                Probe.NONE));
    }

    ObjectNode context(Optional<Integer> retries) {
        return sequence.context().contextObject().state(state.name(), enteredAt, retries, sequence.mapItem());
    }
}
