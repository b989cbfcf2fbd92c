package dev.signalbox.localcloud.service.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain terms: {@code ERROR -"dry run" ?a ?b %40[0-9]%}. Optional terms count only where there are no others. */
final class Terms implements Predicate<String> {
    private static final Pattern TERM = Pattern.compile(
            "([?-]?)(?:\"((?:\\\\.|[^\"\\\\])*)\"|%((?:\\\\%|[^%])+)%|([^\\s\"]+))\\s*");

    private final List<Predicate<String>> all = new ArrayList<>();
    private final List<Predicate<String>> any = new ArrayList<>();
    private final List<Predicate<String>> none = new ArrayList<>();

    Terms(String text) {
        var terms = TERM.matcher(text);
        while (terms.lookingAt()) {
            Predicate<String> term = term(terms.group(2), terms.group(3), terms.group(4));
            switch (terms.group(1)) {
                case "?" -> any.add(term);
                case "-" -> none.add(term);
                default -> all.add(term);
            }
            terms.region(terms.end(), text.length());
        }
        if (terms.regionStart() < text.length()) {
            throw new LogPattern.Invalid("Invalid character(s) in term '" + text.substring(terms.regionStart()) + "'");
        }
    }

    private static Predicate<String> term(@Nullable String quoted,
            @Nullable String expression, String word) {
        if (expression != null) {
            return Value.expression(expression).asPredicate();
        }
        var text = quoted == null ? word : quoted.replaceAll("\\\\(.)", "$1");
        return message -> message.contains(text);
    }

    @Override
    public boolean test(String message) {
        if (all.isEmpty() && none.isEmpty()) {
            return any.isEmpty() || any.stream().anyMatch(term -> term.test(message));
        }
        return all.stream().allMatch(term -> term.test(message)) && none.stream().noneMatch(term -> term.test(
                message));
    }
}
