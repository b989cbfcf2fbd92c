package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.Optional;

/** Where the console was when it was closed, and where it opens again. */
final class LastPlace {
    /** @param link leads to a detail; empty for a list */
    private record Last(Place place, String link) {}

    private static final Preference<Last> LAST = new Preference<>("frame.lastPlace", Last.class, new Last(
            Place.OVERVIEW, ""));

    private LastPlace() {}

    /** Begins where the console was, and remembers where it goes from now on. */
    static Navigator navigator(Preferences preferences, EnvironmentInfo.Kind environment) {
        Navigator navigator = new Navigator(first(preferences.get(LAST), environment));
        navigator.currentProperty().subscribe(at -> preferences.set(LAST, new Last(at.place(), at.link().orElse(""))));
        return navigator;
    }

    private static Destination first(Last last, EnvironmentInfo.Kind environment) {
        return PastedText.destination(last.link()).filter(d -> d.place() == last.place()).orElseGet(
                () -> switch (last.place()) {
                    case OVERVIEW, SETTINGS -> new Destination.Overview();
                    case PIPELINES -> new Destination.Pipelines();
                    case EXECUTIONS -> new Destination.Executions(Optional.empty());
                    case CALLBACKS -> new Destination.Callbacks();
                    case BATCH -> new Destination.Batch();
                    case FILES -> new Destination.Files();
                    case DOWNLOADS -> new Destination.Downloads();
                    case OUTBOX -> environment == EnvironmentInfo.Kind.LOCAL ? new Destination.Outbox()
                            : new Destination.Overview();
                    case ACTIVITY -> new Destination.Activity();
                });
    }
}
