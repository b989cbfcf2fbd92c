package dev.signalbox.states.internal.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.data.Chance;
import java.util.Map;

/**
 * What an expression may read.
 *
 * @param states what {@code $states} stands for
 * @param variables by their names, without the dollar sign
 */
public record Bindings(JsonNode states, Map<String, JsonNode> variables, Chance chance) {}
