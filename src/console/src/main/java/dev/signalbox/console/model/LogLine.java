package dev.signalbox.console.model;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A line of a log.
 *
 * @param text without its end and without the colours that programs put into it for terminals
 */
public record LogLine(Instant at, String text) {
    private static final Pattern ERROR = Pattern
            .compile("\\b(error|severe|fatal)\\b|exception\\b|\"level\":\\s*\"error\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;:?]*[ -/]*[@-~]|\u001B\\][^\u0007]*\u0007");
    /** Of a line so much is drawn: one may have 256 KiB, which no row can show. */
    private static final int DRAWN = 2_000;

    public LogLine {
        if (text.indexOf('\u001B') >= 0) {
            text = COLOURS.matcher(text).replaceAll("");
        }
        text = text.stripTrailing();
    }

    /** Whether it reads like an error. */
    public boolean error() {
        return ERROR.matcher(text).find();
    }

    /** As much of it as a row shows. */
    public String row() {
        String one = text.replace('\n', ' ').replace('\t', ' ');
        return one.length() <= DRAWN ? one : one.substring(0, DRAWN) + " … " + (one.length() - DRAWN) + " more";
    }

    /** Whether a row does not show it as it reads best. */
    public boolean isMore() {
        return text.length() > DRAWN || text.indexOf('\n') >= 0 || text.startsWith("{");
    }
}
