package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How an execution ended. */
public sealed interface ExecutionOutcome {
    record Succeeded(JsonNode output) implements ExecutionOutcome {}

    record Failed(Optional<String> error, Optional<String> cause) implements ExecutionOutcome {}

    record TimedOut() implements ExecutionOutcome {}

    record Aborted(Optional<String> error, Optional<String> cause) implements ExecutionOutcome {}
}
