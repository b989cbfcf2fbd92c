package dev.signalbox.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes one JSON object per line: time, level, event, the fields of the run, then those of the event. Callers must
 * not put secrets, tokens or URLs with queries into fields; see {@link SafeUrl}.
 */
public final class JsonLog {
    private final Appendable out;
    private final TransferTime time;
    private final Map<String, String> always;

    /** @param always fields of every line, such as the execution's name */
    public JsonLog(Appendable out, TransferTime time, Map<String, String> always) {
        this.out = out;
        this.time = time;
        this.always = new LinkedHashMap<>(always);
    }

    /** The same log with more fields in every line. */
    public JsonLog with(Map<String, String> more) {
        var all = new LinkedHashMap<>(always);
        all.putAll(more);
        return new JsonLog(out, time, all);
    }

    public void info(String event, Map<String, ?> fields) {
        line("INFO", event, fields);
    }

    public void warn(String event, Map<String, ?> fields) {
        line("WARN", event, fields);
    }

    public void error(String event, Map<String, ?> fields) {
        line("ERROR", event, fields);
    }

    private void line(String level, String event, Map<String, ?> fields) {
        var line = new StringBuilder("{\"time\":\"").append(time.now()).append("\",\"level\":\"").append(level)
                .append("\",\"event\":");
        quote(event, line);
        always.forEach((name, value) -> field(name, value, line));
        new TreeMap<String, Object>(fields).forEach((name, value) -> field(name, value, line));
        line.append("}\n");
        synchronized (out) {
            try {
                out.append(line);
            } catch (IOException e) {
                throw new UncheckedIOException("The log cannot be written", e);
            }
        }
    }

    private static void field(String name, Object value, StringBuilder line) {
        line.append(',');
        quote(name, line);
        line.append(':');
        if (value instanceof Number || value instanceof Boolean) {
            line.append(value);
        } else {
            quote(String.valueOf(value), line);
        }
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
