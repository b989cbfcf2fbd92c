package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Catch}.
 *
 * @param assign a template of variables that are assigned when it catches
 * @param output with JSONata: what the state puts out then
 * @param resultPath with JSONPath: where the error goes in the state's input; empty is {@code null}: the error is dropped
 */
public record Catcher(List<String> errorEquals, Optional<String> resultPath, String next, Optional<JsonNode> assign,
        Optional<JsonNode> output) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
