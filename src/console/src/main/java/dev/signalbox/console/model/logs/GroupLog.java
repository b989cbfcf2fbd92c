package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last lines of a log group.
 *
 * @param there whether the group exists; most appear with their first line
 * @param keptDays how long it keeps lines, asked only when it has none to show
 * @param searched since when it was searched, if that was not all of the time
 */
public record GroupLog(String group, List<LogLine> lines, boolean there, Optional<Integer> keptDays,
        Optional<Instant> searched) {
    public GroupLog {
        lines = List.copyOf(lines);
    }
}
