package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * The end of a state's log.
 *
 * @param where group and stream
 */
public record StateLog(String where, List<LogLine> lines) {
    private static final String AND = " · ";

    public StateLog {
        lines = List.copyOf(lines);
    }

    /** Of a stream of a group. */
    public static StateLog of(String group, String stream, List<LogLine> lines) {
        return new StateLog(group + AND + stream, lines);
    }

    public String group() {
        return where.split(AND, 2)[0];
    }

    /** The stream that all lines are from; empty if they are of the whole group, or of one request to a function. */
    public Optional<String> stream() {
        var parts = where.split(AND, 2);
        return parts.length < 2 || group().startsWith("/aws/lambda/") ? Optional.empty() : Optional.of(parts[1]);
    }
}
