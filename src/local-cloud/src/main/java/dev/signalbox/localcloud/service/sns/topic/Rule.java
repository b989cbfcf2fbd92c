package dev.signalbox.localcloud.service.sns.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** One alternative of a filter policy's key: a value, or an operator such as {@code {"prefix": "a"}}. */
final class Rule {
    private static final Set<String> OPERATORS = Set.of("prefix", "suffix", "anything-but", "equals-ignore-case",
            "numeric", "exists", "cidr", "wildcard");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    private Rule() {}

    static void check(JsonNode rule) {
        if (!rule.isObject()) {
            return;
        }
        if (rule.size() != 1 || !OPERATORS.contains(rule.fieldNames().next())) {
            throw new IllegalArgumentException("Unrecognized match type " + (rule.isEmpty() ? ""
                    : rule.fieldNames()
                            .next()));
        }
        var numeric = rule.path("numeric");
        if (rule.has("numeric") && (!numeric.isArray() || numeric.size() % 2 != 0)) {
            throw new IllegalArgumentException("Value of numeric must be an array of operators and numbers");
        }
    }

    /** @param values of the key; a list's elements */
    static boolean accepts(JsonNode rule, List<JsonNode> values, boolean present) {
        if (rule.isObject()) {
            var operand = rule.elements().next();
            return switch (rule.fieldNames().next()) {
                case "exists" -> operand.asBoolean() == present;
                case "anything-but" -> present && values.stream().allMatch(value -> isNone(operand, value));
                default -> values.stream().anyMatch(value -> holds(rule.fieldNames().next(), operand, value));
            };
        }
        return values.stream().anyMatch(value -> same(rule, value));
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        if (wanted.isNumber() && value.isNumber()) {
            return wanted.decimalValue().compareTo(value.decimalValue()) == 0;
        }
        return wanted.equals(value);
    }

    private static boolean isNone(JsonNode operand, JsonNode value) {
        if (operand.isObject()) {
            var of = operand.elements().next();
            var wanted = of.isArray() ? StreamSupport.stream(of.spliterator(), false).toList() : List.of(of);
            return wanted.stream().noneMatch(one -> holds(operand.fieldNames().next(), one, value));
        }
        var wanted = operand.isArray() ? StreamSupport.stream(operand.spliterator(), false).toList() : List.of(operand);
        return wanted.stream().noneMatch(one -> same(one, value));
    }

    private static boolean holds(String operator, JsonNode operand, JsonNode value) {
        if (operator.equals("numeric")) {
            return value.isNumber() && numeric(operand, value.decimalValue());
        }
        if (!value.isTextual()) {
            return false;
        }
        var text = value.asText();
        return switch (operator) {
            case "prefix" -> operand.isObject() ? lower(text).startsWith(lower(operand.path("equals-ignore-case")
                    .asText())) : text.startsWith(operand.asText());
            case "suffix" -> operand.isObject() ? lower(text).endsWith(lower(operand.path("equals-ignore-case")
                    .asText())) : text.endsWith(operand.asText());
            case "equals-ignore-case" -> text.equalsIgnoreCase(operand.asText());
            case "wildcard" -> wildcard(operand.asText()).matcher(text).matches();
            case "cidr" -> isWithin(operand.asText(), text);
            default -> false;
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Pattern wildcard(String pattern) {
        var parts = pattern.split("\\*", -1);
        var regex = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            regex.append(".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static boolean numeric(JsonNode operand, BigDecimal value) {
        for (int i = 0; i + 1 < operand.size(); i += 2) {
            int order = value.compareTo(operand.get(i + 1).decimalValue());
            boolean holds = switch (operand.get(i).asText()) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(String cidr, String text) {
        var steps = cidr.split("/", -1);
        if (steps.length != 2 || !ADDRESS.matcher(text).matches() || !ADDRESS.matcher(steps[0]).matches()) {
            return false;
        }
        try {
            byte[] network = InetAddress.getByName(steps[0]).getAddress();
            byte[] address = InetAddress.getByName(text).getAddress();
            int shift = network.length * 8 - Integer.parseInt(steps[1]);
            return network.length == address.length && new BigInteger(1, network).shiftRight(shift).equals(
                    new BigInteger(1, address).shiftRight(shift));
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }
}
