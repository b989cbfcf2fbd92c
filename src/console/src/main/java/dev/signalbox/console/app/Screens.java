package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.gateway.aws.AwsUploadsGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.screen.settings.Notifying;
import dev.signalbox.console.screen.frame.welcome.SamplePipeline;
import dev.signalbox.console.screen.frame.welcome.WelcomeViewModel;
import dev.signalbox.console.screen.settings.Transferring;
import dev.signalbox.console.store.Uploads;
import dev.signalbox.console.store.notices.DesktopNews;
import dev.signalbox.console.store.update.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The working screens, each wired in a class of its own. A screen is added here, and only here, to appear in the console. */
final class Screens {
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;
    private Optional<WelcomeViewModel> welcome = Optional.empty();

    Screens(Session session, Navigator navigator, Executor fxThread) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    /** For the embedded local cloud, once the screens are there. */
    Optional<WelcomeViewModel> welcome() {
        return welcome;
    }

    /** @param desktop what the desktop is told, for Settings */
    List<ScreenEntry> all(DesktopNews desktop, Updates updates) {
        var catalogue = session.catalogue();
        // Each upload has a worker of its own, so that several run side by side.
        var uploads = new Uploads(new AwsUploadsGateway(session.clients()), session.tasks(),
                session.workers().parallel("upload"));
        var stacks = new StackWiring(session, navigator, fxThread, catalogue);
        var executions = new ExecutionsWiring(session, navigator, fxThread, stacks.gateway(), catalogue);
        var batch = new BatchScreen(session, navigator, fxThread);
        var screens = new ArrayList<>(List.of(new OverviewWiring(session, navigator, fxThread).entry(stacks, executions,
                batch.store()), stacks.pipelines(), executions.executions(uploads, stacks.waits()), stacks
                        .callbacks(),
                batch.entry(), new FilesScreen(session, navigator, fxThread, TransfersWiring.of(session), stacks
                        .gateway()).entry()));
        welcome = SamplePipeline.in(catalogue).filter(_ -> session.embedded()).map(sample -> new WelcomeViewModel(
                sample,
                new WelcomeViewModel.Stores(stacks.stacks(), executions.store(), executions::name), navigator, session
                        .preferences(), fxThread));
        screens.add(new DownloadsWiring(session, navigator, fxThread, stacks.stacks()).entry());
        if (session.environment().kind() == EnvironmentInfo.Kind.LOCAL) {
            screens.add(new OutboxScreen(session, fxThread).entry());
        }
        screens.add(ActivityWiring.entry(session, navigator, fxThread));
        screens.add(new SettingsWiring(session, updates, navigator, fxThread).entry(List.of(new Notifying(desktop,
                session
                        .preferences(), fxThread).section(), new Transferring(session.preferences(), fxThread)
                                .section(),
                executions
                        .archiveSection())));
        return List.copyOf(screens);
    }
}
