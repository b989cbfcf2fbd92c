package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsObjectChangesGateway;
import dev.signalbox.console.gateway.aws.AwsObjectFactsGateway;
import dev.signalbox.console.gateway.aws.AwsObjectPartsGateway;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.files.FileViewModel;
import dev.signalbox.console.screen.files.FilesController;
import dev.signalbox.console.screen.files.FilesViewModel;
import dev.signalbox.console.screen.files.acts.FileActsViewModel;
import dev.signalbox.console.screen.files.transfers.TransfersPane;
import dev.signalbox.console.screen.files.transfers.TransfersViewModel;
import dev.signalbox.console.screen.files.versions.FactsViewModel;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.files.FileChanges;
import dev.signalbox.console.store.files.FileCommands;
import dev.signalbox.console.store.files.OpenFiles;
import dev.signalbox.console.store.files.Origins;
import dev.signalbox.console.store.files.Places;
import dev.signalbox.console.store.transfer.TransferSettings;
import dev.signalbox.console.store.transfer.Transfers;
import java.util.concurrent.Executor;

/** Wires the Files screen. */
final class FilesScreen {
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;
    private final Transfers transfers;
    private final StacksGateway stacks;

    FilesScreen(Session session, Navigator navigator, Executor fxThread, Transfers transfers, StacksGateway stacks) {
        this.stacks = stacks;
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
        this.transfers = transfers;
    }

    ScreenEntry entry() {
        return new ScreenEntry(Place.FILES, new Destination.Files(), this::load);
    }

    private ScreenEntry.Loaded load() {
        var objects = new AwsObjectsGateway(session.clients());
        var store = new FilesStore(objects, session.worker("files"), session.clock());
        var changes = new AwsObjectChangesGateway(session.clients());
        var facts = new AwsObjectFactsGateway(session.clients(), session.ledger());
        var acts = new FileActsViewModel(new FileChanges(objects, changes, session.tasks(), session.workers().parallel(
                "change files")), commands(changes, facts, "change file"), fxThread);
        var origins = new Origins(stacks, new AwsExecutionsGateway(session.clients()), session.catalogue());
        var open = new OpenFiles(new OpenFiles.Sources(objects, new AwsObjectPartsGateway(session.clients()), facts,
                origins), session.questions().counted(session.workers().parallel("file")), session.clock());
        var file = new FileViewModel(open, new FactsViewModel(open, commands(changes, facts, "object"), fxThread),
                fxThread);
        var viewModel = new FilesViewModel(store, transfers::download, fxThread, navigator::go, file);
        viewModel.conflictProperty().set(session.preferences().get(TransferSettings.CONFLICT));
        var pane = new TransfersPane(new TransfersViewModel(transfers, fxThread), session.environment(), session
                .preferences());
        return ScreenEntry.Loaded.of(Views.FILES, new FilesController(viewModel, acts, new Places(session
                .preferences()), pane, session.environment()));
    }

    /** Each place that shows outcomes shows those of its own. */
    private FileCommands commands(AwsObjectChangesGateway changes, AwsObjectFactsGateway facts, String worker) {
        return new FileCommands(changes, facts, new Commands(session.worker(worker), session.clock()));
    }
}
