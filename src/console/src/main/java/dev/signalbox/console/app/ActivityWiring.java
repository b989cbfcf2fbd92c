package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.activity.ActivityController;
import dev.signalbox.console.screen.activity.ActivityViewModel;
import java.util.concurrent.Executor;

/** Wires Activity. */
final class ActivityWiring {
    private ActivityWiring() {}

    static ScreenEntry entry(Session session, Navigator navigator, Executor fxThread) {
        return new ScreenEntry(Place.ACTIVITY, new Destination.Activity(), () -> ScreenEntry.Loaded.of(Views.ACTIVITY,
                new ActivityController(new ActivityViewModel(session.history(), session.ledger(), session.poller(),
                        session.workers().serial("ledger"), fxThread), navigator, session.clock())));
    }
}
