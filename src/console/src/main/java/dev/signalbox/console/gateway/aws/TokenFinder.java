package dev.signalbox.console.gateway.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.TaskToken;
import java.util.Optional;

/**
 * Finds a task's token in its resolved parameters, by the path at which the state's definition puts
 * {@code $$.Task.Token}.
 */
final class TokenFinder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN_PATH = "$$.Task.Token";

    private TokenFinder() {}

    /**
     * @param definition the state machine's ASL
     * @param parameters of the {@code TaskScheduled} event
     * @return empty when the definition hides the token in a string, or the event carries no data
     */
    static Optional<TaskToken> find(String definition, String state, String parameters) {
        try {
            var actual = JSON.readTree(parameters);
            return state(JSON.readTree(definition), state).flatMap(s -> search(s.path("Parameters"), actual));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** State names are unique in a state machine, at whatever depth. */
    private static Optional<JsonNode> state(JsonNode node, String name) {
        var here = node.path("States").path(name);
        if (!here.isMissingNode()) {
            return Optional.of(here);
        }
        for (var child : node) {
            var deeper = state(child, name);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static Optional<TaskToken> search(JsonNode declared, JsonNode actual) {
        for (var field : declared.properties()) {
            var name = field.getKey();
            if (name.endsWith(".$") && field.getValue().asText().equals(TOKEN_PATH)) {
                var value = actual.path(name.substring(0, name.length() - 2));
                return value.isTextual() ? Optional.of(new TaskToken(value.asText())) : Optional.empty();
            }
            var deeper = search(field.getValue(), actual.path(name));
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }
}
