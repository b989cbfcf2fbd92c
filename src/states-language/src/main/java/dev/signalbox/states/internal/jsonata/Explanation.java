package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.signalbox.states.internal.data.Json;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in JSONata's words. The library's catalogue says "Object" for "function", quotes values that are not
 * texts, and leaves the third value of a sentence open; those are put right here.
 */
final class Explanation {
    private static final String FIRST = "\u0001";
    private static final String SECOND = "\u0002";
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
    private static final Pattern CALLED = Pattern.compile("\\$(\\w+)\\s*\\(?$");
    private static final Pattern COMPARISON = Pattern.compile("[<>]=?");
    private static final Map<String, String> ELEMENTS = Map.of("a", "arrays", "b", "booleans", "f", "functions", "n",
            "numbers", "o", "objects", "s", "strings");

    private Explanation() {}

    /** With the code in front, if the error has one. */
    static String of(JException e, String expression) {
        return hasCode(e) ? e.getError() + ": " + withoutCode(e, expression) : e.getError();
    }

    static String withoutCode(JException e, String expression) {
        return switch (e.getError()) {
            case "T0412" -> "Argument 1 of function " + called(e, expression) + " must be an array of \"" + ELEMENTS
                    .getOrDefault(String.valueOf(e.getExpected()), String.valueOf(e.getExpected())) + "\"";
            case "T2009" -> "The values " + json(e.getCurrent()) + " and " + json(e.getExpected())
                    + " either side of operator " + operator(expression) + " must be of the same data type";
            default -> hasCode(e) ? filled(e) : e.getError();
        };
    }

    private static boolean hasCode(JException e) {
        return CODE.matcher(e.getError()).matches();
    }

    private static String filled(JException e) {
        return JException.msg(e.getError(), -1, FIRST, SECOND).replace("Object", "function").replace('"' + FIRST + '"',
                json(e.getCurrent())).replace('"' + SECOND + '"', json(e.getExpected())).replace(FIRST, String.valueOf(e
                        .getCurrent())).replace(SECOND, String.valueOf(e.getExpected()));
    }

    private static String called(JException e, String expression) {
        var before = expression.substring(0, Math.clamp(e.getLocation(), 0, expression.length()));
        var name = CALLED.matcher(before);
        return name.find() ? '"' + name.group(1) + '"' : "\"?\"";
    }

    private static String operator(String expression) {
        var operator = COMPARISON.matcher(expression);
        return operator.find() ? '"' + operator.group() + '"' : "\"<\"";
    }

    private static String json(@Nullable Object value) {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return "null";
        }
        try {
            return Json.text(new Values().toJson(value));
        } catch (JsonataProblem e) {
            // Symbols of the syntax and functions are told by their names.
            return '"' + String.valueOf(value) + '"';
        }
    }
}
