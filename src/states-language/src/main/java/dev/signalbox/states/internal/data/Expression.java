package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the field {@code name.$} of a payload template may hold. */
public sealed interface Expression {
    /** As the definition has it. */
    String text();

    record Literal(String text, JsonNode value) implements Expression {}

    record At(String text) implements Expression {}

    record Call(String text, String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Reads a path or a call of an intrinsic function.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Expression parse(String text) {
        return text.startsWith("$") ? new At(text) : new ExpressionParser(text).whole();
    }
}
