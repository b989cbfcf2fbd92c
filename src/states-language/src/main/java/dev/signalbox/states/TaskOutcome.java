package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;

/** How a task ended. */
public sealed interface TaskOutcome {
    record Succeeded(JsonNode output) implements TaskOutcome {}

    /** Error and cause may be empty, as a worker may leave them out. */
    record Failed(String error, String cause) implements TaskOutcome {}
}
