package dev.signalbox.console.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of a start form, made from a property of a JSON Schema.
 *
 * @param choices the schema's {@code enum}, empty when any value goes
 */
public record InputField(String name, String title, String description, Kind kind, boolean required, String suggestion,
        List<String> choices,
        Limits limits) {
    public InputField {
        choices = List.copyOf(choices);
    }

    public enum Kind {
        TEXT, NUMBER, INTEGER, BOOLEAN, JSON
    }

    /** What the schema demands of a value. */
    public record Limits(Optional<Integer> minLength, Optional<Integer> maxLength, Optional<Pattern> pattern,
            Optional<Double> minimum,
            Optional<Double> maximum) {
        static Limits of(JsonNode property) {
            return new Limits(Optional.ofNullable(property.get("minLength")).map(JsonNode::asInt),
                    Optional.ofNullable(property.get("maxLength")).map(JsonNode::asInt),
                    Optional.ofNullable(property.get("pattern")).map(p -> Pattern.compile(p.asText())),
                    Optional.ofNullable(property.get("minimum")).map(JsonNode::asDouble),
                    Optional.ofNullable(property.get("maximum")).map(JsonNode::asDouble));
        }

        Optional<String> complaint(String text) {
            if (minLength.isPresent() && text.length() < minLength.get()) {
                return Optional.of(text.isEmpty() ? "is required"
                        : "needs at least " + minLength.get() + " characters");
            }
            if (maxLength.isPresent() && text.length() > maxLength.get()) {
                return Optional.of("may have at most " + maxLength.get() + " characters");
            }
            return pattern.filter(p -> !p.matcher(text).find()).map(p -> "must match " + p.pattern());
        }

        private static String plain(double number) {
            return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        }

        Optional<String> complaint(double number) {
            if (minimum.isPresent() && number < minimum.get()) {
                return Optional.of("must be at least " + plain(minimum.get()));
            }
            return maximum.filter(m -> number > m).map(m -> "must be at most " + plain(m));
        }
    }

    /** What is wrong with a value as JSON; empty when it is right. */
    public Optional<String> complaint(JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isTextual() ? limits.complaint(value.asText()) : Optional.of("must be a text");
            case NUMBER -> value.isNumber() ? limits.complaint(value.asDouble()) : Optional.of("must be a number");
            case INTEGER -> value.isIntegralNumber() ? limits.complaint(value.asDouble())
                    : Optional.of("must be a whole number");
            case BOOLEAN -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case JSON -> value.isTextual() && value.asText().strip().matches("(?s)[\\[{].*")
                    ? Optional.of("is not valid JSON")
                    : Optional.empty();
        };
    }

    /** A value as it is typed into a field; empty when there is none. */
    public static String typed(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText("");
    }

    /** What was typed, as JSON of this field's kind; as text when it is not one, which the check then refuses. */
    public JsonNode json(String typed) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (kind == Kind.TEXT) {
            return json.textNode(typed);
        }
        return InputSchema.parsed(typed).orElseGet(() -> json.textNode(typed));
    }
}
