package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.states.Comparison;
import dev.signalbox.states.Condition;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads conditions that are written in operators on paths. */
final class ConditionReader {
    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    Condition condition(Fields fields) {
        if (fields.has("And")) {
            return new Condition.And(nested(fields, "And"));
        }
        if (fields.has("Or")) {
            return new Condition.Or(nested(fields, "Or"));
        }
        if (fields.has("Not")) {
            var inner = new Fields(fields.any("Not").orElseThrow(), fields.at("Not"), problems);
            return new Condition.Not(complete(inner));
        }
        return compare(fields);
    }

    private List<Condition> nested(Fields fields, String operator) {
        List<Condition> conditions = new ArrayList<>();
        fields.array(operator).ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                conditions.add(complete(new Fields(all.get(i), fields.at(operator) + "[" + i + "]", problems)));
            }
            if (all.isEmpty()) {
                problems.schema(fields.at(operator), "Value cannot be empty");
            }
        });
        return conditions;
    }

    /** A condition inside another has no {@code Next}. */
    private Condition complete(Fields fields) {
        var condition = condition(fields);
        fields.text("Comment");
        fields.end();
        return condition;
    }

    private Condition compare(Fields fields) {
        if (!fields.has("Variable")) {
            problems.schema(fields.at(), "The object must have only one of the following fields, "
                    + "[And, Or, Not, Variable, Condition]");
            return new Condition.Opaque("?");
        }
        var variable = fields.path("Variable").orElse("$");
        List<Condition> found = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            var field = comparison.fieldName();
            fields.any(field).filter(n -> checkedOperand(comparison, n, fields)).map(n -> new Condition.Compare(
                    variable, comparison, n, false)).ifPresent(found::add);
            if (comparison.takesPath()) {
                fields.path(field + "Path").map(p -> new Condition.Compare(variable, comparison,
                        JsonNodeFactory.instance.textNode(p), true)).ifPresent(found::add);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        problems.schema(fields.at(), "Exactly one comparison operator is required");
        return new Condition.Opaque("?");
    }

    private boolean checkedOperand(Comparison comparison, JsonNode operand, Fields fields) {
        var right = switch (comparison.kind()) {
            case STRING, PATTERN -> operand.isTextual();
            case NUMBER -> operand.isNumber();
            case BOOLEAN, TEST -> operand.isBoolean();
            case TIMESTAMP -> operand.isTextual() && isTimestamp(operand.textValue());
        };
        if (!right) {
            problems.schema(fields.at(comparison.fieldName()), "Value has not the type of the operator: " + operand);
        }
        return right;
    }

    private static boolean isTimestamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
