package dev.signalbox.console.model.downloads.many;

import java.util.List;
import java.util.Map;

/**
 * How far a change of many is.
 *
 * @param what its name in the tray
 * @param results by the number of the line
 * @param why what broke it off, in words; empty otherwise
 */
public record ManyRun(String what, List<ManyLine> lines, Map<Integer, Result> results, Phase phase, String why) {
    public enum Phase {
        RUNNING,
        CANCELLED,
        ENDED,
        /** The service is away or does not take the key: the rest was not tried. */
        BROKEN_OFF
    }

    /** @param words the new job's id, or why it was refused */
    public record Result(boolean done, String words) {}

    public ManyRun {
        lines = List.copyOf(lines);
        results = Map.copyOf(results);
    }

    public boolean isOver() {
        return phase != Phase.RUNNING;
    }

    public long planned() {
        return lines.stream().filter(ManyLine::isPlanned).count();
    }

    public long done() {
        return results.values().stream().filter(Result::done).count();
    }

    public long refused() {
        return results.size() - done();
    }
}
