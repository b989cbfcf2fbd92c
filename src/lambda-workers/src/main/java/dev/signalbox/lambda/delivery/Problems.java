package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.delivery.Delivery.Problem;

/** What a state's error says to people: a function's exception becomes its name and its message. */
final class Problems {
    private static final String OURS = "dev.signalbox.";

    private Problems() {}

    static Problem of(String error, String cause) {
        var name = error.startsWith(OURS) ? error.substring(error.lastIndexOf('.') + 1) : error;
        return new Problem(name, message(cause));
    }

    private static String message(String cause) {
        try {
            JsonNode json = TaskInput.JSON.readTree(cause);
            return json.path("errorMessage").isTextual() ? json.path("errorMessage").asText() : cause;
        } catch (JsonProcessingException e) {
            // It is a text already.
            return cause;
        }
    }
}
