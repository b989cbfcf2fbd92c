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
import dev.signalbox.states.internal.data.ResultPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One visit to a state: enter, try as often as its retriers say, leave. */
final class Step {
    private final Sequence sequence;
    private final Recorder recorder;
    private final State state;
    private final String key;
    private final JsonNode input;
    private final Chance chance;
    private Instant enteredAt = Instant.EPOCH;
    private long enteredId;

    Step(Sequence sequence, State state, String key, JsonNode input) {
        this.sequence = sequence;
        this.recorder = sequence.context().recorder();
        this.state = state;
        this.key = key;
        this.input = input;
        this.chance = new JournaledChance(recorder, key);
    }

    Transition run() throws StateFailure {
        var exited = recorder.find(key + ":exited");
        if (exited.isPresent()) {
            var event = exited.get().event().orElseThrow();
            sequence.follow(event.id());
            var next = Optional.ofNullable(exited.get().note().orElseThrow().get("next")).map(JsonNode::textValue);
            return new Transition(Json.own(event.details().get("output").textValue()), next);
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
        sequence.enter(state.type());
    }

    private Transition exit(Transition transition) {
        var details = Json.object().put("name", state.name()).put("output", Json.text(transition.output()));
        details.putObject("outputDetails").put("truncated", false);
        var note = Json.object();
        transition.next().ifPresent(n -> note.put("next", n));
        var event = recorder.event(key + ":exited", sequence.previous(), state.type() + "StateExited", details, Optional
                .of(note));
        sequence.follow(event.id());
        sequence.exit();
        return transition;
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
        try {
            return perform(attempt);
        } catch (DataFailure e) {
            throw explained(e);
        }
    }

    /** One attempt. */
    Transition perform(int attempt) throws StateFailure, DataFailure {
        var transition = StateWork.perform(this, attempt);
        if (Json.size(transition.output()) > Execution.MAX_DATA_BYTES) {
            throw StateFailure.of("States.DataLimitExceeded", "The state/task '" + state.name()
                    + "' returned a result with a size exceeding the maximum number of bytes service limit.");
        }
        return transition;
    }

    /** Parallel and Map states say that they failed once no retrier helps, unless they never got to work. */
    private void broken(int attempt, StateFailure failure) {
        if ((state instanceof State.Parallel || state instanceof State.Map) && !failure.isOwnRuntime()) {
            event("a" + attempt + ":failedEvent", state.type() + "StateFailed", Json.object());
        }
    }

    Transition caught(StateFailure failure) throws StateFailure {
        for (Catcher catcher : catchers()) {
            if (failure.matches(catcher.errorEquals())) {
                try {
                    var output = catcher.resultPath().isPresent() ? ResultPath.put(input, catcher.resultPath().get(),
                            failure.output()) : input;
                    return new Transition(output, Optional.of(catcher.next()));
                } catch (DataFailure e) {
                    throw explained(e);
                }
            }
        }
        throw failure;
    }

    private StateFailure explained(DataFailure e) {
        return StateFailure.of(StateFailure.Origin.FIELDS, e.error(), "An error occurred while executing the state '"
                + state.name()
                + "' (entered at the event id #" + enteredId + "). " + e.message());
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

    Chance chance() {
        return chance;
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

    /** What the paths of this state read. */
    Data data(Optional<Integer> retries) {
        return new Data(input, context(retries), chance, probe());
    }

    ObjectNode context(Optional<Integer> retries) {
        return sequence.context().contextObject().state(state.name(), enteredAt, retries, sequence.mapItem());
    }
}
