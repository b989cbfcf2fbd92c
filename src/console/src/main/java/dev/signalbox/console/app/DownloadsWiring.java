package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.ScreenEntry.PaletteCommand;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.aws.AwsSecretsGateway;
import dev.signalbox.console.gateway.http.HttpDownloadServices;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.downloads.DownloadsController;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.downloads.AddedServices;
import dev.signalbox.console.store.downloads.DeployedServices;
import dev.signalbox.console.store.downloads.DownloadChanges;
import dev.signalbox.console.store.downloads.DownloadsStore;
import dev.signalbox.console.store.downloads.KeyFile;
import dev.signalbox.console.store.downloads.ManyDownloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wires the Downloads screen. */
final class DownloadsWiring {
    /** For the pill in the sidebar, which counts also while another screen is open. */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Session session;
    private final Navigator navigator;
    private final DownloadsSurroundings around;

    DownloadsWiring(Session session, Navigator navigator, Executor fxThread, StacksStore stacks) {
        this.session = session;
        this.navigator = navigator;
        var work = session.work("downloads");
        var http = new HttpDownloadServices(session.clients().limit(), session.ledger(), session.clients().guard());
        session.workers().afterwards(http::close);
        var added = new AddedServices(session.preferences(), new KeyFile(session.dataFolder().resolve(
                "download-service-keys.json")));
        var store = new DownloadsStore(new DownloadsStore.Sources(new DeployedServices(stacks.stacks(), stacks::refresh,
                session.catalogue()), added, http, new AwsSecretsGateway(session.clients())), work, session
                        .preferences(), session.clock());
        around = new DownloadsSurroundings(store, new DownloadChanges(added, work.commands(), session.clock()),
                new ManyDownloads(session.tasks(), session.workers().serial("many downloads")), session.environment(),
                session.poller(), navigator, session.preferences(), fxThread, session.clock());
    }

    ScreenEntry entry() {
        session.poller().every(PERIOD, "Downloads GET /jobs/counts", around.store()::count);
        return new ScreenEntry(Place.DOWNLOADS, new Destination.Downloads(), () -> ScreenEntry.Loaded.of(
                Views.DOWNLOADS,
                new DownloadsController(around)), Optional.of(new ScreenEntry.Count(around.store().failedCallbacks(),
                        Tone.CAUGHT)), this::commands);
    }

    private List<PaletteCommand> commands(String query) {
        var commands = new ArrayList<PaletteCommand>();
        commands.add(new PaletteCommand(Texts.text("downloads.palette.enqueue"), "", () -> navigator.go(
                new Destination.EnqueueDownload())));
        around.service().flatMap(s -> s.jobs().topic().latest().newest()).ifPresent(l -> l.jobs().forEach(
                j -> commands.add(new PaletteCommand(Texts.text("downloads.palette.job", j.id()), j.url(),
                        () -> navigator.go(new Destination.Download(j.id()))))));
        return commands;
    }
}
