package dev.signalbox.localcloud.service.dynamodb.request;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a value must be like.
 *
 * @param text how errors say it
 */
record Rule(String text, Predicate<Object> holds) {
    private static final String NAME_PATTERN = "[a-zA-Z0-9_.-]+";
    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
    /** Names may be given as ARNs, which are looked at when the name is. */
    private static final String ARN = "arn:";

    static Rule shortest(int length) {
        return new Rule("Member must have length greater than or equal to " + length, v -> length(v) >= length);
    }

    static Rule longest(int length) {
        return new Rule("Member must have length less than or equal to " + length, v -> length(v) <= length);
    }

    static Rule least(long value) {
        return new Rule("Member must have value greater than or equal to " + value, v -> ((Number) v)
                .longValue() >= value);
    }

    static Rule most(long value) {
        return new Rule("Member must have value less than or equal to " + value, v -> ((Number) v)
                .longValue() <= value);
    }

    static Rule oneOf(String... values) {
        var allowed = List.of(values);
        return new Rule("Member must satisfy enum value set: " + allowed, allowed::contains);
    }

    static Rule name() {
        return new Rule("Member must satisfy regular expression pattern: " + NAME_PATTERN, v -> isArn(v) || NAME
                .matcher(
                        v.toString()).matches());
    }

    /** The rules of names of tables and indexes, in the order in which AWS complains. */
    static List<Rule> nameRules() {
        var most = longest(255);
        return List.of(name(), shortest(3), new Rule(most.text, v -> isArn(v) || most.holds.test(v)));
    }

    private static boolean isArn(Object value) {
        return value.toString().startsWith(ARN);
    }

    static Rule keys(Rule... rules) {
        return each("Map keys", v -> ((Map<?, ?>) v).keySet(), rules);
    }

    static Rule values(Rule... rules) {
        return each("Map value", v -> ((Map<?, ?>) v).values(), rules);
    }

    private static Rule each(String what, Function<Object, Collection<?>> elements, Rule... rules) {
        var texts = Stream.of(rules).map(Rule::text).collect(Collectors.joining(", ", "[", "]"));
        return new Rule(what + " must satisfy constraint: " + texts, v -> elements.apply(v).stream().allMatch(
                e -> Stream.of(rules).allMatch(r -> r.holds.test(e))));
    }

    private static int length(Object value) {
        return switch (value) {
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> value.toString().length();
        };
    }
}
