package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.deploy.PipelineCatalogue;
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
        var stacks = new StackWiring(session, navigator, fxThread, PipelineCatalogue.in(Home.pipelines()));
        return List.of(stacks.pipelines(), stacks.callbacks());
    }
}
