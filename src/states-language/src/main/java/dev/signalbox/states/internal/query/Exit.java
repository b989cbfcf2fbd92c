package dev.signalbox.states.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a state leaves behind.
 *
 * @param assigned values of variables by their names
 */
public record Exit(JsonNode output, ObjectNode assigned) {}
