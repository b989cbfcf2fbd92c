package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.State;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import java.util.Optional;

/** The branches of a Parallel state. */
record ParallelWork(State.Parallel parallel, JsonNode input) implements Branches.Kind {
    static JsonNode results(Step step, State.Parallel parallel, int attempt) throws StateFailure, DataFailure {
        var mocked = step.probe().mocked();
        if (mocked.isPresent()) {
            return StateFailure.output(mocked.get());
        }
        var input = step.query(Optional.of(attempt)).arguments();
        var part = "a" + attempt;
        step.event(part + ":started", "ParallelStateStarted", Json.object());
        int count = parallel.branches().size();
        var results = new Branches(step, new ParallelWork(parallel, input), part, count).run(count);
        step.aside(part + ":succeeded", "ParallelStateSucceeded");
        return results;
    }

    @Override
    public long begin(int index, long previous) {
        return previous;
    }

    @Override
    public Optional<JsonNode> mapItem(int index) {
        return Optional.empty();
    }

    @Override
    public JsonNode run(int index, Sequence sequence) throws StateFailure {
        return sequence.run(parallel.branches().get(index), input);
    }

    @Override
    public long succeeded(int index, long previous) {
        return previous;
    }

    @Override
    public void ended(int index, boolean failed, long previous) {
        // Branches of a Parallel state have no events of their own.
    }
}
