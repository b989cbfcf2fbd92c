package dev.signalbox.localcloud.service.logs.pattern;

import dev.signalbox.localcloud.service.logs.pattern.Condition.Kind;
import dev.signalbox.localcloud.service.logs.pattern.Condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads conditions such as {@code ($.a = 1 && $.b != "x*") || $.c NOT EXISTS}. */
final class ConditionParser {
    private static final Pattern SELECTOR = Pattern.compile("\\s*((?:[^\\s=!<>&|()\\[\\]]|\\[[^]]*])+)\\s*");
    private static final Pattern OPERATOR = Pattern.compile("\\s*(!=|<=|>=|=|<|>)\\s*");
    private static final Pattern KIND = Pattern.compile(
            "\\s*(?i:(IS\\s+NULL|IS\\s+TRUE|IS\\s+FALSE|NOT\\s+EXISTS))\\s*");
    private static final Pattern VALUE = Pattern.compile(
            "\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|(%(?:\\\\%|[^%])+%)|([^\\s&|()]+))\\s*");
    private static final Map<String, Operator> OPERATORS = Map.of("=", Operator.EQUAL, "!=", Operator.UNEQUAL, "<",
            Operator.LESS, ">", Operator.GREATER, "<=", Operator.AT_MOST, ">=", Operator.AT_LEAST);

    private final String text;
    private final Predicate<String> isSelector;
    private int at;

    private ConditionParser(String text, Predicate<String> isSelector) {
        this.text = text;
        this.isSelector = isSelector;
    }

    static Condition parse(String text, Predicate<String> isSelector) {
        var parser = new ConditionParser(text, isSelector);
        var condition = parser.any();
        if (!parser.text.substring(parser.at).isBlank()) {
            throw parser.invalid();
        }
        return condition;
    }

    private Condition any() {
        var alternatives = new ArrayList<>(List.of(all()));
        while (skip("||")) {
            alternatives.add(all());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Condition.Any(alternatives);
    }

    private Condition all() {
        var conditions = new ArrayList<>(List.of(one()));
        while (skip("&&")) {
            conditions.add(one());
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
    }

    private Condition one() {
        if (skip("(")) {
            var inner = any();
            if (!skip(")")) {
                throw invalid();
            }
            return inner;
        }
        var selector = next(SELECTOR, 1).filter(isSelector).orElseThrow(this::invalid);
        var kind = next(KIND, 1);
        if (kind.isPresent()) {
            return new Condition.Is(selector, kind(kind.get()));
        }
        var operator = next(OPERATOR, 1).map(OPERATORS::get).orElseThrow(this::invalid);
        return new Condition.Compare(selector, operator, value());
    }

    private static Kind kind(String words) {
        var upper = words.toUpperCase(java.util.Locale.ROOT);
        if (upper.startsWith("NOT")) {
            return Kind.MISSING;
        }
        return Kind.valueOf(upper.substring(upper.lastIndexOf(' ') + 1).strip());
    }

    private Value value() {
        var matcher = VALUE.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw invalid();
        }
        at = matcher.end();
        if (matcher.group(1) != null) {
            return Value.of(matcher.group(1).replaceAll("\\\\(.)", "$1"), true);
        }
        return Value.of(matcher.group(2) != null ? matcher.group(2) : matcher.group(3), false);
    }

    private Optional<String> next(Pattern pattern, int group) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group(group));
    }

    private boolean skip(String token) {
        int from = at;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        boolean found = text.startsWith(token, from);
        at = found ? from + token.length() : at;
        return found;
    }

    private LogPattern.Invalid invalid() {
        return new LogPattern.Invalid("Unexpected characters at '" + text.substring(Math.min(at, text.length())) + "'");
    }
}
