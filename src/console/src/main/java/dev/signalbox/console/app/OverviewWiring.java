package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.overview.OverviewController;
import dev.signalbox.console.screen.overview.OverviewSources;
import dev.signalbox.console.screen.overview.OverviewViewModel;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.overview.LandedFiles;
import java.util.concurrent.Executor;

/** Wires the overview to the stores of the other screens. */
final class OverviewWiring {
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;

    OverviewWiring(Session session, Navigator navigator, Executor fxThread) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    ScreenEntry entry(StackWiring stacks, ExecutionsWiring executions, BatchStore batch) {
        return new ScreenEntry(Place.OVERVIEW, new Destination.Overview(), () -> load(stacks, executions, batch));
    }

    private ScreenEntry.Loaded load(StackWiring stacks, ExecutionsWiring executions, BatchStore batch) {
        var deployed = stacks.stacks();
        var inbox = stacks.inbox();
        var runs = executions.store();
        var files = new LandedFiles(session.catalogue(), new AwsObjectsGateway(session.clients()), deployed.stacks(),
                session.worker("landed files"), session.clock());
        var viewModel = new OverviewViewModel(new OverviewSources(session.catalogue(), deployed.stacks(), runs.list(),
                inbox.pending(), batch.overview(), executions.record(), executions.failures(), files,
                new OverviewSources.Refreshes(deployed::refresh, runs::refresh, inbox::refresh, batch::refresh)),
                session
                        .clock(), fxThread);
        return ScreenEntry.Loaded.of(Views.OVERVIEW, new OverviewController(viewModel, navigator, session.poller()));
    }
}
