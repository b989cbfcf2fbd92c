package dev.signalbox.console.app;

import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsBatchJobsGateway;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.batch.BatchController;
import dev.signalbox.console.screen.batch.BatchViewModel;
import dev.signalbox.console.store.BatchStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wires the Batch screen. */
final class BatchScreen {
    /** For the pill in the sidebar, which counts also while another screen is open. */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Session session;
    private final BatchStore store;
    private final Executor fxThread;

    BatchScreen(Session session, Executor fxThread) {
        this.session = session;
        this.fxThread = fxThread;
        var clients = session.clients();
        store = new BatchStore(new AwsBatchJobsGateway(clients, session.clock()), new AwsLogsGateway(clients),
                session.work("batch"), session.clock());
    }

    ScreenEntry entry() {
        session.poller().every(PERIOD, "ListJobs", store::refresh);
        return new ScreenEntry(Place.BATCH, new Destination.Batch(), this::load,
                Optional.of(new ScreenEntry.Count(store.waiting(), Tone.ATTENTION)), _ -> List.of());
    }

    private ScreenEntry.Loaded load() {
        var viewModel = new BatchViewModel(store, session.poller(), session.environment(), fxThread, session.clock());
        return ScreenEntry.Loaded.of(Views.BATCH, new BatchController(viewModel));
    }
}
