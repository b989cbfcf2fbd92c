package dev.signalbox.localcloud.pattern;

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
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What events must be like, as in "Comparison operators for use in event patterns" of EventBridge's user guide; filters as in
 * "Control which events Lambda sends to your function" of Lambda's are the same.
 */
public final class EventPattern {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> OPERATORS = Set.of("prefix", "suffix", "anything-but", "numeric", "exists",
            "equals-ignore-case", "wildcard", "cidr");
    private static final String FOLDING = "equals-ignore-case";
    private static final Set<String> TEXTUAL = Set.of("prefix", "suffix", FOLDING, "wildcard");
    private static final Map<String, IntPredicate> COMPARISONS = Map.of("=", c -> c == 0, "<", c -> c < 0, "<=",
            c -> c <= 0, ">", c -> c > 0, ">=", c -> c >= 0);

    private final JsonNode pattern;

    /** Whether texts that are JSON are matched as such when the pattern says something about their parts. */
    private final boolean opening;

    private EventPattern(JsonNode pattern, boolean opening) {
        this.pattern = pattern;
        this.opening = opening;
    }

    /** Empty for what is no pattern, or says something that is not known here. */
    public static Optional<EventPattern> parse(String text) {
        return parse(text, false);
    }

    /** The same for records, whose bodies are texts that may be JSON. */
    public static Optional<EventPattern> ofRecords(String text) {
        return parse(text, true);
    }

    private static Optional<EventPattern> parse(String text, boolean opening) {
        try {
            var node = JSON.readTree(text);
            return node.isObject() && isPattern(node) ? Optional.of(new EventPattern(node, opening)) : Optional.empty();
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
        return rule.size() == 1 && rule.properties().stream().allMatch(e -> OPERATORS.contains(e.getKey()) && isOperand(
                e
                        .getKey(), e.getValue(), false));
    }

    /** @param several whether it may be a list, which only anything-but allows */
    private static boolean isOperand(String operator, JsonNode operand, boolean several) {
        return switch (operator) {
            case "numeric" -> isNumeric(operand);
            case "exists" -> operand.isBoolean();
            case "cidr" -> operand.isTextual() && AddressRange.parse(operand.asText()).isPresent();
            case "anything-but" -> operand.isObject() ? operand.size() == 1 && operand.properties().stream().allMatch(
                    e -> TEXTUAL.contains(e.getKey()) && isOperand(e.getKey(), e.getValue(), true))
                    : operand.isArray() ? !operand.isEmpty() && stream(operand).allMatch(JsonNode::isValueNode) : true;
            default -> operand.isTextual() || several && operand.isArray() && !operand.isEmpty() && stream(operand)
                    .allMatch(JsonNode::isTextual) || operand.path(FOLDING).isTextual() && operand.size() == 1 && Set
                            .of(
                                    "prefix", "suffix").contains(operator);
        };
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

    public boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject() && value.isArray()) {
            return stream(value).anyMatch(one -> matches(pattern, one));
        }
        if (pattern.isArray()) {
            return stream(pattern).anyMatch(rule -> value.isArray() ? stream(value).anyMatch(v -> holds(rule, v))
                    || value.isEmpty() && holds(rule, MissingNode.getInstance()) : holds(rule, value));
        }
        var object = opening && value.isTextual() ? parsed(value.asText()) : value;
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
            case "prefix" -> value.isTextual() && some(operand, (wanted, fold) -> folded(text, fold).startsWith(
                    wanted));
            case "suffix" -> value.isTextual() && some(operand, (wanted, fold) -> folded(text, fold).endsWith(wanted));
            case "equals-ignore-case" -> value.isTextual() && some(operand, (wanted, _) -> text.equalsIgnoreCase(
                    wanted));
            case "wildcard" -> value.isTextual() && some(operand, (wanted, _) -> like(wanted, text));
            case "cidr" -> value.isTextual() && AddressRange.parse(operand.asText()).filter(range -> range.holds(text))
                    .isPresent();
            case "numeric" -> value.isNumber() && inRange(operand, value.decimalValue());
            case "anything-but" -> !value.isMissingNode() && (operand.isArray() ? stream(operand).noneMatch(o -> holds(
                    o,
                    value)) : !holds(operand, value));
            default -> throw new IllegalStateException("Refused when it was parsed: " + rule);
        };
    }

    /** Operands are a text, several within anything-but, or a text whose case is no matter. */
    private static boolean some(JsonNode operand, BiPredicate<String, Boolean> test) {
        if (operand.isArray()) {
            return stream(operand).anyMatch(one -> some(one, test));
        }
        boolean fold = operand.isObject();
        return test.test(fold ? folded(operand.path(FOLDING).asText(), true) : operand.asText(), fold);
    }

    private static String folded(String text, boolean fold) {
        return fold ? text.toLowerCase(Locale.ROOT) : text;
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
