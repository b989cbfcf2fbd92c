package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.batch.BatchController;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.store.batch.BatchChanges;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.batch.JobActs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wires the Batch screen. */
final class BatchScreen {
    /** For the pill in the sidebar, which counts also while another screen is open. */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final BatchSurroundings around;

    BatchScreen(Session session, Navigator navigator, Executor fxThread) {
        var ports = AwsBatch.ports(session.clients(), session.clock());
        var work = session.work("batch");
        var store = new BatchStore(ports, new AwsLogsGateway(session.clients()), work, session.clock());
        around = new BatchSurroundings(store, new BatchChanges(ports, store, work.commands(), session.clock()),
                new JobActs(ports.jobs(), store, session.tasks(), session.workers().serial("batch acts")), session
                        .environment(), session.poller(), navigator, session.preferences(), fxThread, session.clock());
    }

    ScreenEntry entry() {
        around.poller().every(PERIOD, "ListJobs", around.store()::refresh);
        return new ScreenEntry(Place.BATCH, new Destination.Batch(), this::load,
                Optional.of(new ScreenEntry.Count(around.store().waiting(), Tone.ATTENTION)), _ -> List.of());
    }

    /** What it knows, for the overview. */
    BatchStore store() {
        return around.store();
    }

    private ScreenEntry.Loaded load() {
        return ScreenEntry.Loaded.of(Views.BATCH, new BatchController(around));
    }
}
