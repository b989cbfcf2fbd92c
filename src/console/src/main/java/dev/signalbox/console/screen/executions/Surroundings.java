package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.store.MapRuns;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.StateLogs;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Uploads;
import dev.signalbox.console.store.archive.ArchiveStore;
import dev.signalbox.console.store.bulk.BulkStore;
import dev.signalbox.console.store.notices.ExecutionWatch;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What every part of this screen needs of the console around it.
 *
 * @param waits all that is known to wait for a callback
 */
public record Surroundings(EnvironmentInfo environment, Navigator navigator, Poller poller, Clock clock,
        Executor fxThread, Uploads uploads, StateLogs logs, ArchiveStore archive, Preferences preferences,
        BulkStore bulk, MapRuns mapRuns, ExecutionWatch watch,
        Topic<Loadable<List<PendingCallback>>> waits) {}
