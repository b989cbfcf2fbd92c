package dev.signalbox.console.app;

import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsOutboxGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.outbox.OutboxController;
import dev.signalbox.console.screen.outbox.OutboxViewModel;
import dev.signalbox.console.store.OutboxStore;
import java.util.concurrent.Executor;

/** Wires the Outbox screen, which only a local environment has. */
final class OutboxScreen {
    private final Session session;
    private final Executor fxThread;

    OutboxScreen(Session session, Executor fxThread) {
        this.session = session;
        this.fxThread = fxThread;
    }

    ScreenEntry entry() {
        return new ScreenEntry(Place.OUTBOX, new Destination.Outbox(), this::load);
    }

    private ScreenEntry.Loaded load() {
        var store = new OutboxStore(new AwsOutboxGateway(session.clients()), session.worker("outbox"), session
                .clock());
        var viewModel = new OutboxViewModel(store, fxThread);
        return ScreenEntry.Loaded.of(Views.OUTBOX, new OutboxController(viewModel, session.poller(), session.clock()));
    }
}
