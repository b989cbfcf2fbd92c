package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.deploy.PipelineCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The working screens, each wired in a class of its own. A screen is added here, and only here, to appear in the console. */
final class Screens {
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;

    Screens(Session session, Navigator navigator, Executor fxThread) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    List<ScreenEntry> all() {
        var catalogue = PipelineCatalogue.in(Home.pipelines());
        var stacks = new StackWiring(session, navigator, fxThread, catalogue);
        var executions = new ExecutionsWiring(session, navigator, fxThread, stacks.gateway(), catalogue);
        var screens = new ArrayList<>(List.of(stacks.pipelines(), executions.executions(), stacks.callbacks(),
                new BatchScreen(session, fxThread).entry(), new FilesScreen(session, navigator, fxThread).entry()));
        if (session.environment().kind() == EnvironmentInfo.Kind.LOCAL) {
            screens.add(new OutboxScreen(session, fxThread).entry());
        }
        return List.copyOf(screens);
    }
}
