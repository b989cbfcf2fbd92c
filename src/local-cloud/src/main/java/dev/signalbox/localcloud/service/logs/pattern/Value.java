package dev.signalbox.localcloud.service.logs.pattern;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a comparison compares with.
 *
 * @param text without quotes
 * @param number if the text is one and was not quoted
 * @param like if the text has stars or is an expression between percent signs
 */
record Value(String text, Optional<BigDecimal> number, Optional<Pattern> like) {
    static Value of(String text, boolean quoted) {
        if (!quoted && text.length() > 1 && text.startsWith("%") && text.endsWith("%")) {
            return new Value(text, Optional.empty(), Optional.of(expression(text.substring(1, text.length() - 1))));
        }
        return new Value(text, quoted ? Optional.empty() : number(text), text.contains("*") ? Optional.of(wildcards(
                text)) : Optional.empty());
    }

    /** What stands between percent signs; it may match anywhere. */
    static Pattern expression(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new LogPattern.Invalid("Invalid regular expression '" + text + "'");
        }
    }

    private static Pattern wildcards(String text) {
        return Pattern.compile("^" + Pattern.quote(text).replace("*", "\\E.*\\Q") + "$", Pattern.DOTALL);
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean equalTo(String other) {
        if (like.isPresent()) {
            return like.get().matcher(other).find();
        }
        var otherNumber = number.flatMap(_ -> number(other));
        return otherNumber.map(n -> n.compareTo(number.orElseThrow()) == 0).orElseGet(() -> text.equals(other));
    }
}
