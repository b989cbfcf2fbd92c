package dev.signalbox.console.screen.executions;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.archive.ArchiveStore;
import dev.signalbox.console.store.bulk.BulkStore;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Path;
import java.time.Clock;

/** An archive that cannot be used, as on a disk that is read only: everything works without it. */
final class NoArchive {
    private NoArchive() {}

    static BulkStore bulk(ExecutionsGateway gateway) {
        return new BulkStore(gateway, new Tasks(Clock.systemUTC()), Path.of("/dev/null/bulk"), Runnable::run, Clock
                .systemUTC());
    }

    static ArchiveStore store(ExecutionsGateway gateway) {
        return new ArchiveStore(new SqliteArchive(Path.of("/dev/null/archive.db")), gateway, Runnable::run, Clock
                .systemUTC(), Preferences.forgotten());
    }
}
