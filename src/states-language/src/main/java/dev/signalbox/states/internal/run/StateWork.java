package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Stage;
import dev.signalbox.states.State;
import dev.signalbox.states.WaitTime;
import dev.signalbox.states.internal.data.Choices;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What a state does in one attempt, between entering and leaving. */
final class StateWork {
    private StateWork() {}

    static Transition perform(Step step, int attempt) throws StateFailure, DataFailure {
        return switch (step.state()) {
            case State.Pass s -> {
                var data = step.data(Optional.empty());
                s.result().ifPresent(r -> step.probe().saw(Stage.RESULT, r));
                var result = s.result().isPresent() ? s.result().get() : data.effectiveInput(s.data());
                yield new Transition(data.output(s.data(), result), s.next());
            }
            case State.Task s -> {
                var attempted = new TaskAttempt(step, s, attempt);
                var result = attempted.result();
                yield new Transition(attempted.data().output(s.data(), result), s.next());
            }
            case State.Choice s -> choice(step, s);
            case State.Wait s -> {
                var data = selected(step);
                sleep(step, s, data);
                yield new Transition(data.path(s.data().outputPath()), s.next());
            }
            case State.Succeed s -> new Transition(selected(step).path(s.data().outputPath()), Optional.empty());
            case State.Fail s -> throw failure(step, s);
            case State.Parallel s -> new Transition(step.data(Optional.of(attempt)).output(s.data(), ParallelWork
                    .results(step, s, attempt)), s.next());
            case State.Map s -> new Transition(step.data(Optional.of(attempt)).output(s.data(), mapped(step, s,
                    attempt)),
                    s.next());
            case State.Unknown s -> throw new IllegalStateException("Not a state to run: " + s);
        };
    }

    private static JsonNode mapped(Step step, State.Map map, int attempt) throws StateFailure, DataFailure {
        return map.distribution().isPresent() ? new DistributedMapWork(step, map, map.distribution().get(), attempt)
                .result() : new MapWork(step, map, attempt).results();
    }

    /** What states without work of their own see: their input after {@code InputPath}. */
    private static Data selected(Step step) throws DataFailure {
        var data = step.data(Optional.empty());
        return data.with(data.selected(step.state().data()));
    }

    private static Transition choice(Step step, State.Choice choice) throws DataFailure {
        var data = selected(step);
        var output = data.path(choice.data().outputPath());
        var choices = new Choices(data);
        for (var rule : choice.rules()) {
            if (choices.holds(rule.condition())) {
                return new Transition(output, Optional.of(rule.next()));
            }
        }
        if (choice.otherwise().isEmpty()) {
            throw DataFailure.runtime("Failed to transition out of the state. The state does not point to a next "
                    + "state.");
        }
        return new Transition(output, choice.otherwise());
    }

    private static StateFailure failure(Step step, State.Fail fail) throws DataFailure {
        var data = selected(step);
        Optional<String> error = fail.error().isPresent() ? Optional.of(data.text(fail.error().get(), "Error"))
                : Optional.empty();
        Optional<String> cause = fail.cause().isPresent() ? Optional.of(data.text(fail.cause().get(), "Cause"))
                : Optional.empty();
        return StateFailure.of(error, cause);
    }

    private static void sleep(Step step, State.Wait wait, Data data) throws DataFailure {
        var until = switch (wait.time()) {
            case WaitTime.Seconds(var seconds) -> step.enteredAt().plusSeconds(seconds);
            case WaitTime.SecondsPath(var path) -> step.enteredAt().plusSeconds(seconds(data, path));
            case WaitTime.Timestamp(var timestamp) -> timestamp;
            case WaitTime.TimestampPath(var path) -> timestamp(data, path);
        };
        step.sequence().context().recorder().flush();
        step.sequence().scope().sleepUntil(until, step.sequence().context().effects());
    }

    private static long seconds(Data data, String path) throws DataFailure {
        JsonNode found = data.at(path);
        if (!found.isIntegralNumber() || found.longValue() < 0 || found.longValue() > 99_999_999) {
            throw DataFailure.runtime("The SecondsPath parameter does not reference a valid integer value: " + path
                    + " == " + found);
        }
        return found.longValue();
    }

    private static Instant timestamp(Data data, String path) throws DataFailure {
        JsonNode found = data.at(path);
        try {
            return OffsetDateTime.parse(found.asText()).toInstant();
        } catch (DateTimeException e) {
            throw DataFailure.runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended offset "
                    + "date-time format string: " + path + " == " + found);
        }
    }
}
