package dev.signalbox.localcloud.service.lambda.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A filter as in "Control which events Lambda sends to your function" of Lambda's developer guide. */
final class EventPattern {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> OPERATORS = Set.of("prefix", "suffix", "anything-but", "numeric", "exists",
            "equals-ignore-case", "wildcard");
    private static final Map<String, IntPredicate> COMPARISONS = Map.of("=", c -> c == 0, "<", c -> c < 0, "<=",
            c -> c <= 0, ">", c -> c > 0, ">=", c -> c >= 0);

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /** Empty for what is no pattern, or says something that is not known here. */
    static Optional<EventPattern> parse(String text) {
        try {
            var node = JSON.readTree(text);
            return node.isObject() && isPattern(node) ? Optional.of(new EventPattern(node)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPattern(JsonNode node) {
        if (node.isArray()) {
            return !node.isEmpty() && stream(node).allMatch(EventPattern::isRule);
        }
        return node.isObject() && !node.isEmpty() && node.properties().stream().allMatch(e -> e.getKey().equals("$or")
                ? e.getValue().isArray() && stream(e.getValue()).allMatch(EventPattern::isPattern)
                : isPattern(e.getValue()));
    }

    private static boolean isRule(JsonNode rule) {
        if (!rule.isObject()) {
            return rule.isValueNode();
        }
        return rule.size() == 1 && rule.properties().stream().allMatch(e -> OPERATORS.contains(e.getKey()) && (!e
                .getKey().equals("numeric") || isNumeric(e.getValue())));
    }

    private static boolean isNumeric(JsonNode rule) {
        if (!rule.isArray() || rule.isEmpty() || rule.size() % 2 != 0) {
            return false;
        }
        for (int i = 0; i < rule.size(); i += 2) {
            if (!COMPARISONS.containsKey(rule.get(i).asText()) || !rule.get(i + 1).isNumber()) {
                return false;
            }
        }
        return true;
    }

    /** @param record of the event; a body that is JSON is matched as such if the pattern says something about its parts */
    boolean matches(JsonNode record) {
        return matches(pattern, record);
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            return stream(pattern).anyMatch(rule -> value.isArray() ? stream(value).anyMatch(v -> holds(rule, v))
                    || value.isEmpty() && holds(rule, MissingNode.getInstance()) : holds(rule, value));
        }
        var object = value.isTextual() ? parsed(value.asText()) : value;
        return pattern.properties().stream().allMatch(e -> e.getKey().equals("$or") ? stream(e.getValue()).anyMatch(
                one -> matches(one, object)) : matches(e.getValue(), object.path(e.getKey())));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean holds(JsonNode rule, JsonNode value) {
        if (!rule.isObject()) {
            return same(rule, value);
        }
        var operator = rule.properties().iterator().next();
        var operand = operator.getValue();
        var text = value.asText();
        return switch (operator.getKey()) {
            case "exists" -> operand.asBoolean() != value.isMissingNode();
            case "prefix" -> value.isTextual() && text.startsWith(operand.asText());
            case "suffix" -> value.isTextual() && text.endsWith(operand.asText());
            case "equals-ignore-case" -> value.isTextual() && text.toLowerCase(Locale.ROOT).equals(operand.asText()
                    .toLowerCase(Locale.ROOT));
            case "wildcard" -> value.isTextual() && like(operand.asText(), text);
            case "numeric" -> value.isNumber() && inRange(operand, value.decimalValue());
            case "anything-but" -> !value.isMissingNode() && (operand.isArray() ? stream(operand).noneMatch(o -> holds(
                    o,
                    value)) : !holds(operand, value));
            default -> throw new IllegalStateException("Refused when it was parsed: " + rule);
        };
    }

    private static boolean same(JsonNode rule, JsonNode value) {
        return rule.isNumber() && value.isNumber() ? rule.decimalValue().compareTo(value.decimalValue()) == 0
                : rule.equals(value);
    }

    private static boolean inRange(JsonNode comparisons, BigDecimal value) {
        for (int i = 0; i < comparisons.size(); i += 2) {
            var comparison = COMPARISONS.getOrDefault(comparisons.get(i).asText(), _ -> false);
            if (!comparison.test(value.compareTo(comparisons.get(i + 1).decimalValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean like(String wildcard, String text) {
        var regex = Stream.of(wildcard.split("\\*", -1)).map(Pattern::quote).reduce((a, b) -> a + ".*" + b).orElse("");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
