package dev.signalbox.console.model.bulk;

import java.util.List;
import java.util.Optional;

/**
 * How far a bulk change is.
 *
 * @param results of those that were tried, in their order
 * @param why what it waits for, in words, when it is paused by itself
 */
public record BulkState(BulkJob job, Phase phase, List<BulkResult> results, Optional<String> why) {
    public enum Phase {
        RUNNING,
        PAUSED,
        CANCELLED,
        ENDED,
        /** The console ended meanwhile. */
        CUT_OFF
    }

    public BulkState {
        results = List.copyOf(results);
    }

    public long done() {
        return results.stream().filter(BulkResult::done).count();
    }

    public long refused() {
        return results.size() - done();
    }

    public boolean isOver() {
        return phase == Phase.CANCELLED || phase == Phase.ENDED;
    }
}
