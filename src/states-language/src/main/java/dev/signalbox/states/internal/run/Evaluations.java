package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.data.DataFailure;
import java.util.Optional;

/**
 * Records that a field of a state could not be evaluated. A replay finds the record first, so that it fails in the same
 * way whatever the evaluation would give this time.
 */
record Evaluations(Step step) {
    /** The part of the visit that is a catcher's. */
    static final String CATCH = "catch";
    private static final String FAILED = ":evaluation";

    /** Fails as the part of the visit has failed before, if it has. */
    void replay(String part) throws StateFailure {
        var recorded = recorder().find(step.key() + part + FAILED);
        if (recorded.isPresent()) {
            step.sequence().follow(recorded.get().event().orElseThrow().id());
            throw StateFailure.noted(recorded.get().note().orElseThrow());
        }
    }

    /** The failure of the state, recorded if history tells of it: of JSONata alone. */
    StateFailure failure(DataFailure problem, String part) {
        var failure = StateFailure.of(StateFailure.Origin.FIELDS, problem.error(),
                "An error occurred while executing the state '" + step
                        .state()
                        .name() + "' (entered at the event id #" + step.enteredId() + "). " + problem.message());
        if (problem.isEvaluation()) {
            var details = failure.details().put("state", step.state().name());
            problem.location().ifPresent(l -> details.put("location", l));
            record(part, details, failure, problem.isAtWork());
        }
        return failure;
    }

    /** What happens before a state is at work is tied to the event before it was entered, as AWS does it. */
    private void record(String part, ObjectNode details, StateFailure failure, boolean atWork) {
        var sequence = step.sequence();
        long previous = sequence.previous() == step.enteredId() && !atWork ? step.previousOfEntered()
                : sequence.previous();
        var event = recorder().event(step.key() + part + FAILED, previous, "EvaluationFailed", details, Optional.of(
                failure.note()));
        sequence.follow(event.id());
    }

    private Recorder recorder() {
        return step.sequence().context().recorder();
    }
}
