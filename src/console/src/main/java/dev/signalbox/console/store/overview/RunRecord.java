package dev.signalbox.console.store.overview;

import dev.signalbox.console.gateway.archive.ExecutionArchive;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.overview.KnownRuns;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the archive tells of runs that are over. It costs no call. */
public final class RunRecord {
    private final LiveValue<KnownRuns> runs;

    /** @param worker the archive's own, so that what was listed before is counted */
    public RunRecord(ExecutionArchive archive, Executor worker, Clock clock) {
        runs = new LiveValue<>(() -> archive.runs(clock.instant()), worker, clock);
    }

    public Topic<Loadable<KnownRuns>> runs() {
        return runs.topic();
    }

    public void refresh() {
        runs.refresh();
    }
}
