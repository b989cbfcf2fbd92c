package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.LogLine;
import java.util.List;

/**
 * The end of a state's log.
 *
 * @param where group and stream
 */
public record StateLog(String where, List<LogLine> lines) {
    public StateLog {
        lines = List.copyOf(lines);
    }
}
