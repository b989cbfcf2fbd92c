package dev.signalbox.console.model;

import java.time.Instant;
import java.util.regex.Pattern;

/** A line of a log. */
public record LogLine(Instant at, String text) {
    private static final Pattern ERROR = Pattern
            .compile("\\b(error|severe|fatal)\\b|exception\\b|\"level\":\\s*\"error\"", Pattern.CASE_INSENSITIVE);

    /** Whether it reads like an error. */
    public boolean error() {
        return ERROR.matcher(text).find();
    }
}
