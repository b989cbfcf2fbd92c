package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Comparison;
import dev.signalbox.states.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides choice rules. */
public final class Choices {
    private final Data data;

    public Choices(Data data) {
        this.data = data;
    }

    public boolean holds(Condition condition) throws DataFailure {
        return switch (condition) {
            case Condition.And(var all) -> {
                for (Condition each : all) {
                    if (!holds(each)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Condition.Or(var any) -> {
                for (Condition each : any) {
                    if (holds(each)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Condition.Not(var inner) -> !holds(inner);
            case Condition.Compare compare -> holds(compare);
            case Condition.Jsonata _,Condition.Opaque _ -> throw new IllegalStateException("Not JSONPath: "
                    + condition);
        };
    }

    private boolean holds(Condition.Compare compare) throws DataFailure {
        if (compare.comparison() == Comparison.IS_PRESENT) {
            return data.find(compare.variable()).isPresent() == compare.operand().booleanValue();
        }
        var value = variable(compare.variable());
        if (compare.comparison().isTest()) {
            return is(compare.comparison(), value) == compare.operand().booleanValue();
        }
        var operand = compare.operandIsPath() ? variable(compare.operand().textValue()) : compare.operand();
        return related(compare.comparison(), value, operand);
    }

    private JsonNode variable(String path) throws DataFailure {
        return data.find(path).orElseThrow(() -> DataFailure.runtime("Invalid path '" + path
                + "': The choice state's condition path references an invalid value."));
    }

    private static boolean is(Comparison test, JsonNode value) {
        return switch (test) {
            case IS_NULL -> value.isNull();
            case IS_NUMERIC -> value.isNumber();
            case IS_STRING -> value.isTextual();
            case IS_BOOLEAN -> value.isBoolean();
            default -> instant(value).isPresent();
        };
    }

    /** Values of another type than the operator's never match; that is no error. */
    private static boolean related(Comparison comparison, JsonNode value, JsonNode operand) {
        return switch (comparison.kind()) {
            case STRING -> value.isTextual() && operand.isTextual() && fits(comparison, value.textValue().compareTo(
                    operand.textValue()));
            case PATTERN -> value.isTextual() && matches(value.textValue(), operand.textValue());
            case NUMBER -> value.isNumber() && operand.isNumber() && fits(comparison, value.decimalValue().compareTo(
                    operand.decimalValue()));
            case BOOLEAN -> value.isBoolean() && operand.isBoolean() && value.booleanValue() == operand.booleanValue();
            case TIMESTAMP -> instant(value).isPresent() && instant(operand).isPresent() && fits(comparison, instant(
                    value).orElseThrow().compareTo(instant(operand).orElseThrow()));
            case TEST -> throw new IllegalStateException("A test has no operand to compare with");
        };
    }

    private static boolean fits(Comparison comparison, int order) {
        return switch (comparison.relation()) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case GREATER -> order > 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MATCH, TEST -> throw new IllegalStateException("Not an ordering: " + comparison);
        };
    }

    private static Optional<Instant> instant(JsonNode value) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.textValue()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code *} stands for any characters; a backslash makes the next character literal. */
    static boolean matches(String text, String pattern) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else {
                boolean escaped = c == '\\' && i + 1 < pattern.length();
                i += escaped ? 1 : 0;
                regex.append(Pattern.quote(String.valueOf(escaped ? pattern.charAt(i) : c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
