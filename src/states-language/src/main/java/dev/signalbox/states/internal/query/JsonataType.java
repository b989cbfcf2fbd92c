package dev.signalbox.states.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The types of JSON under the names that JSONata gives them. */
enum JsonataType {
    ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JsonataType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> ARRAY;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> NUMBER;
            case STRING -> STRING;
            case OBJECT -> OBJECT;
            default -> NULL;
        };
    }

    boolean includes(JsonNode value) {
        return of(value) == this;
    }
}
