package dev.signalbox.localcloud.service.logs.pattern;

import java.util.function.Predicate;

/** A filter pattern of any kind. */
public final class LogPattern {
    private LogPattern() {}

    /** A pattern that cannot be understood; the message says where. */
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        Invalid(String message) {
            super(message);
        }
    }

    /** @throws Invalid when it is none */
    public static Predicate<String> parse(String pattern) {
        var text = pattern.strip();
        if (text.startsWith("{")) {
            return JsonPattern.parse(text);
        }
        return text.startsWith("[") ? FieldsPattern.parse(text) : new Terms(text);
    }
}
