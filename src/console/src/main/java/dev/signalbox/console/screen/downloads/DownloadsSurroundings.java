package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.downloads.DownloadChanges;
import dev.signalbox.console.store.downloads.DownloadsStore;
import dev.signalbox.console.store.downloads.ManyDownloads;
import dev.signalbox.console.store.downloads.OpenService;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the parts of this screen share. */
public record DownloadsSurroundings(DownloadsStore store, DownloadChanges changes, ManyDownloads many,
        EnvironmentInfo environment, Poller poller, Navigator navigator, Preferences preferences, Executor fxThread,
        Clock clock) {
    /** The service that is open. */
    public Optional<OpenService> service() {
        return store.desk().latest().open();
    }

    public Instant now() {
        return clock.instant();
    }
}
