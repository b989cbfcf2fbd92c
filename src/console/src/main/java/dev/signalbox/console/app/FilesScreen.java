package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.UploadDesk;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.files.FilesController;
import dev.signalbox.console.screen.files.FilesViewModel;
import dev.signalbox.console.store.Downloads;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.Uploads;
import java.util.concurrent.Executor;

/** Wires the Files screen. */
final class FilesScreen {
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;
    private final Uploads uploads;

    FilesScreen(Session session, Navigator navigator, Executor fxThread, Uploads uploads) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
        this.uploads = uploads;
    }

    ScreenEntry entry() {
        return new ScreenEntry(Place.FILES, new Destination.Files(), this::load);
    }

    private ScreenEntry.Loaded load() {
        var objects = new AwsObjectsGateway(session.clients());
        var store = new FilesStore(objects, session.worker("files"), session.clock());
        // Each download has a worker of its own, so that several run side by side.
        var downloads = new Downloads(objects, session.tasks(), session.clock(),
                session.workers().parallel("download"));
        var viewModel = new FilesViewModel(store, downloads, fxThread, navigator::go);
        return ScreenEntry.Loaded.of(Views.FILES, new FilesController(viewModel, new UploadDesk(uploads, fxThread),
                session
                        .environment()));
    }
}
