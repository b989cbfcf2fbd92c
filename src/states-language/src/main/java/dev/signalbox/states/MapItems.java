package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the items of a Map state come from, if not from a reader. */
public sealed interface MapItems {
    record At(String path) implements MapItems {}

    /** A JSONata expression, or an array that may hold some. */
    record Given(JsonNode template) implements MapItems {}
}
