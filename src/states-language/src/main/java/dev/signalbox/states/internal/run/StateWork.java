package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.State;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.query.Query;
import java.time.Instant;
import java.util.Optional;

/** What a state does in one attempt, between entering and leaving. */
final class StateWork {
    private StateWork() {}

    static Transition perform(Step step, int attempt) throws StateFailure, DataFailure {
        var query = step.query(Optional.empty());
        return switch (step.state()) {
            case State.Pass s -> Transition.of(query.passed(s.result()), s.next());
            case State.Task s -> {
                var attempted = new TaskAttempt(step, s, attempt);
                var result = attempted.result();
                yield Transition.of(attempted.query().succeeded(result), s.next());
            }
            case State.Choice s -> choice(query, s);
            case State.Wait s -> {
                sleep(step, query.until(s.time(), step.enteredAt()));
                yield Transition.of(query.done(), s.next());
            }
            case State.Succeed _ -> Transition.of(query.done(), Optional.empty());
            case State.Fail s -> throw failure(query, s);
            case State.Parallel s -> Transition.of(step.query(Optional.of(attempt)).succeeded(ParallelWork.results(step,
                    s, attempt)), s.next());
            case State.Map s -> Transition.of(step.query(Optional.of(attempt)).succeeded(mapped(step, s, attempt)), s
                    .next());
            case State.Unknown s -> throw new IllegalStateException("Not a state to run: " + s);
        };
    }

    private static JsonNode mapped(Step step, State.Map map, int attempt) throws StateFailure, DataFailure {
        return map.distribution().isPresent() ? new DistributedMapWork(step, map, map.distribution().get(), attempt)
                .result() : new MapWork(step, map, attempt).results();
    }

    private static Transition choice(Query query, State.Choice choice) throws DataFailure {
        for (int i = 0; i < choice.rules().size(); i++) {
            var rule = choice.rules().get(i);
            if (query.holds(rule.condition(), i)) {
                return Transition.of(query.chosen(rule, i), Optional.of(rule.next()));
            }
        }
        if (choice.otherwise().isEmpty()) {
            throw DataFailure.runtime("Failed to transition out of the state. The state does not point to a next "
                    + "state.");
        }
        return Transition.of(query.done(), choice.otherwise());
    }

    private static StateFailure failure(Query query, State.Fail fail) throws DataFailure {
        Optional<String> error = fail.error().isPresent() ? Optional.of(query.text(fail.error().get(), "Error"))
                : Optional.empty();
        Optional<String> cause = fail.cause().isPresent() ? Optional.of(query.text(fail.cause().get(), "Cause"))
                : Optional.empty();
        return StateFailure.of(error, cause);
    }

    private static void sleep(Step step, Instant until) {
        step.sequence().context().recorder().flush();
        step.sequence().scope().sleepUntil(until, step.sequence().context().effects());
    }
}
