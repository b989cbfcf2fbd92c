package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One entry of {@code Choices}.
 *
 * @param assign a template of variables that the rule assigns when it applies
 * @param output with JSONata: what the state puts out then
 */
public record ChoiceRule(Condition condition, String next, Optional<String> comment, Optional<JsonNode> assign,
        Optional<JsonNode> output) {}
