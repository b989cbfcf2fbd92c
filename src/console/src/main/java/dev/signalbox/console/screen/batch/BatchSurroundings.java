package dev.signalbox.console.screen.batch;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.batch.BatchChanges;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.batch.JobActs;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the parts of this screen share. */
public record BatchSurroundings(BatchStore store, BatchChanges changes, JobActs acts, EnvironmentInfo environment,
        Poller poller, Navigator navigator, Preferences preferences, Executor fxThread, Clock clock) {}
