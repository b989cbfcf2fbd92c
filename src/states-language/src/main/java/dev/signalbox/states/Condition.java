package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** When a choice rule applies. {@link #toString} is short enough for a label on a graph's edge. */
public sealed interface Condition {
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String toString() {
            return joined(conditions, " and ");
        }
    }

    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String toString() {
            return joined(conditions, " or ");
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public String toString() {
            return "not (" + condition + ")";
        }
    }

    /**
     * @param operandIsPath whether the operand is a path to the value to compare with
     */
    record Compare(String variable, Comparison comparison, JsonNode operand,
            boolean operandIsPath) implements Condition {
        @Override
        public String toString() {
            if (comparison.isTest()) {
                return variable + (operand.asBoolean() ? " is " : " is not ") + comparison.symbol();
            }
            return variable + " " + comparison.symbol() + " " + (operandIsPath ? operand.asText() : operand);
        }
    }

    /** A JSONata expression, with its braces. */
    record Jsonata(String expression) implements Condition {
        @Override
        public String toString() {
            return expression;
        }
    }

    /** A rule that could not be read. Never in a valid definition. */
    record Opaque(String text) implements Condition {
        @Override
        public String toString() {
            return text;
        }
    }

    private static String joined(List<Condition> conditions, String word) {
        return String.join(word, conditions.stream().map(c -> c instanceof Compare ? c.toString() : "(" + c + ")")
                .toList());
    }
}
