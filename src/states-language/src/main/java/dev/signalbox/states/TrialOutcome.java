package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/** How a state under test ended. */
public sealed interface TrialOutcome {
    record Succeeded(JsonNode output, Optional<String> next) implements TrialOutcome {}

    /**
     * @param retrier the index of the retrier that allows another attempt
     * @param backoffSeconds to be waited before it, without jitter
     */
    record Retriable(Problem problem, int retrier, long backoffSeconds) implements TrialOutcome {}

    /** @param retrier the index of one that matches, but allows no more attempts */
    record Caught(Problem problem, OptionalInt retrier, int catcher, Transition to) implements TrialOutcome {}

    /** @param retrier the index of one that matches, but allows no more attempts */
    record Failed(Problem problem, OptionalInt retrier) implements TrialOutcome {}

    /** Error name and cause. */
    record Problem(Optional<String> error, Optional<String> cause) {}

    /** Where a catcher leads, with what output. */
    record Transition(JsonNode output, String next) {}
}
