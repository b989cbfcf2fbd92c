package dev.signalbox.localcloud.policy;

import java.util.List;
import java.util.Locale;

/**
 * One key of a condition block.
 *
 * @param quantifier what of a key with several values must match
 * @param ifExists whether it holds for requests without the key
 */
record Condition(Quantifier quantifier, Comparison comparison, boolean negated, boolean ifExists, String key,
        List<String> wanted) {
    private static final String IF_EXISTS = "ifexists";

    enum Quantifier {
        SOME, FOR_ALL_VALUES, FOR_ANY_VALUE
    }

    static Condition of(String operator, String key, List<String> wanted) throws MalformedPolicy {
        var name = operator.toLowerCase(Locale.ROOT);
        var quantifier = Quantifier.SOME;
        if (name.startsWith("forallvalues:")) {
            quantifier = Quantifier.FOR_ALL_VALUES;
        } else if (name.startsWith("foranyvalue:")) {
            quantifier = Quantifier.FOR_ANY_VALUE;
        }
        name = name.substring(name.indexOf(':') + 1);
        boolean ifExists = name.endsWith(IF_EXISTS);
        if (ifExists) {
            name = name.substring(0, name.length() - IF_EXISTS.length());
        }
        boolean negated = name.contains("not");
        var comparison = Comparison.named(name.replace("not", "")).orElseThrow(() -> new MalformedPolicy(
                "Invalid Condition type : " + operator + "."));
        return new Condition(quantifier, comparison, negated, ifExists, key, wanted);
    }

    /** As on AWS, nothing but a negated condition holds for a key that the request has not. */
    boolean holds(Context context) {
        var given = context.get(key);
        if (comparison == Comparison.NULL) {
            return wanted.stream().anyMatch(w -> w.equalsIgnoreCase(Boolean.toString(given.isEmpty())));
        }
        if (given.isEmpty()) {
            return ifExists || switch (quantifier) {
                case SOME -> negated;
                case FOR_ALL_VALUES -> true;
                case FOR_ANY_VALUE -> false;
            };
        }
        return switch (quantifier) {
            case SOME -> given.stream().anyMatch(value -> equal(value, context)) != negated;
            case FOR_ALL_VALUES -> given.stream().allMatch(value -> equal(value, context) != negated);
            case FOR_ANY_VALUE -> given.stream().anyMatch(value -> equal(value, context) != negated);
        };
    }

    private boolean equal(String value, Context context) {
        return wanted.stream().anyMatch(w -> comparison.matches(w, value, context));
    }
}
