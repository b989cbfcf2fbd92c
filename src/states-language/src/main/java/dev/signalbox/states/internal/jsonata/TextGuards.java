package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at calls that could make a huge text, or search one without end, before the library performs them. */
final class TextGuards {
    private final Limits limits;

    TextGuards(Limits limits) {
        this.limits = limits;
    }

    private interface Call {
        @Nullable
        Object of(List<?> arguments);
    }

    void bind(Jsonata.Frame frame) {
        bind(frame, "pad", "<s-ns?:s>", a -> {
            Limits.checkSize(Math.abs(number(a, 1, 0).longValue()));
            return Functions.pad(text(a, 0), number(a, 1, 0), text(a, 2));
        });
        bind(frame, "join", "<a<s>s?:s>", TextGuards::join);
        bind(frame, "replace", "<s-(sf)(sf)n?:s>", a -> {
            tryPattern(a);
            Limits.checkSize(replaced(a));
            return Functions.replace(text(a, 0), at(a, 1), at(a, 2), limit(a, 3));
        });
        bind(frame, "match", "<s-f<s:o>n?:a<o>>", a -> {
            tryPattern(a);
            return at(a, 1) instanceof Pattern pattern ? Functions.match(text(a, 0), pattern, limit(a, 2)) : null;
        });
        bind(frame, "contains", "<s-(sf):b>", a -> {
            tryPattern(a);
            return Functions.contains(text(a, 0), at(a, 1));
        });
        bind(frame, "split", "<s-(sf)n?:a<s>>", a -> {
            tryPattern(a);
            return Functions.split(text(a, 0), at(a, 1), limit(a, 2));
        });
        bind(frame, "string", "<x-b?:s>", a -> {
            new Values().measure(at(a, 0));
            return Functions.string(at(a, 0), at(a, 1) instanceof Boolean pretty ? pretty : null);
        });
    }

    private static void bind(Jsonata.Frame frame, String name, String signature, Call call) {
        frame.bind(name, new Jsonata.JFunction((input, arguments) -> call.of(arguments), signature));
    }

    private static @Nullable Object at(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return at(arguments, index) instanceof String text ? text : null;
    }

    private static Number number(List<?> arguments, int index, Number otherwise) {
        return at(arguments, index) instanceof Number n ? n : otherwise;
    }

    private static @Nullable Integer limit(List<?> arguments, int index) {
        return at(arguments, index) instanceof Number n ? (Integer) n.intValue() : null;
    }

    private static int length(List<?> arguments, int index) {
        var text = text(arguments, index);
        return text == null ? 0 : text.length();
    }

    @SuppressWarnings("unchecked") // the signature lets texts through alone
    private static @Nullable Object join(List<?> arguments) {
        if (!(at(arguments, 0) instanceof List<?> parts)) {
            return null;
        }
        long bytes = (long) length(arguments, 1) * parts.size();
        for (Object part : parts) {
            bytes += part instanceof String text ? text.length() : 0;
        }
        Limits.checkSize(bytes);
        return Functions.join((List<String>) parts, text(arguments, 1));
    }

    private static long replaced(List<?> arguments) {
        long replacement = length(arguments, 2);
        return length(arguments, 0) * (replacement + 1) > Limits.MAX_BYTES ? occurrences(arguments) * replacement : 0;
    }

    private static long occurrences(List<?> arguments) {
        var text = String.valueOf(at(arguments, 0));
        if (at(arguments, 1) instanceof Pattern pattern) {
            return pattern.matcher(text).results().count();
        }
        var part = String.valueOf(at(arguments, 1));
        long count = 0;
        for (int at = text.indexOf(part); at >= 0 && !part.isEmpty(); at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Searches once within the time limit, so that a pattern that backtracks for ever is found out. */
    private void tryPattern(List<?> arguments) {
        if (at(arguments, 0) instanceof String text && at(arguments, 1) instanceof Pattern pattern) {
            var matcher = pattern.matcher(new TimedText(text, limits));
            while (matcher.find()) {
                limits.checkTime();
            }
        }
    }
}
