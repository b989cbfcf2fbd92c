package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.settings.Appearance;
import dev.signalbox.console.screen.settings.Carrying;
import dev.signalbox.console.screen.settings.Environments;
import dev.signalbox.console.screen.settings.Facts;
import dev.signalbox.console.screen.settings.LocalData;
import dev.signalbox.console.screen.settings.Polling;
import dev.signalbox.console.screen.settings.SettingsController;
import dev.signalbox.console.screen.settings.permissions.PermissionsSection;
import dev.signalbox.console.store.local.PlannedReset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Wires Settings. */
final class SettingsWiring {
    private static final String VERSION = "0.1.0";
    private final Session session;
    private final Navigator navigator;
    private final Executor fxThread;

    SettingsWiring(Session session, Navigator navigator, Executor fxThread) {
        this.session = session;
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    /** @param others sections that other parts of the console bring */
    ScreenEntry entry(List<SettingsSection> others) {
        Facts facts = new Facts(fxThread);
        List<SettingsSection> sections = new ArrayList<>(List.of(new Environments(session.environments(), session
                .profiles(), session
                        .environment(), fxThread).section(), new Appearance(session.preferences(),
                                fxThread).section(), polling()));
        if (session.environment().kind() != EnvironmentInfo.Kind.LOCAL) {
            sections.add(new PermissionsSection(session.permissions(), fxThread).section());
        }
        sections.addAll(others);
        if (session.embedded()) {
            sections.add(local());
        }
        sections.add(facts.keys());
        sections.add(new Carrying(PortableSettings.of(session.preferences()), session.workers().serial("settings file"),
                fxThread).section());
        sections.add(facts.data(session.dataFolder(), session.preferences()));
        sections.add(facts.about(VERSION, Licences::ofThis));
        return new ScreenEntry(Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                new SettingsController(sections)));
    }

    private SettingsSection polling() {
        return new Polling(session.environment(), session.poller(), session.preferences(), fxThread).section(
                () -> navigator.go(new Destination.Activity()));
    }

    private SettingsSection local() {
        // Counting a large folder takes a while, and nobody's click waits for it.
        var reset = new PlannedReset(session.dataFolder(), session.workers().serial("planned reset"));
        return new LocalData(session.environment(), session.dataFolder(), VERSION, new LocalData.Hands(reset, session
                .workers().serial("local cloud folder"), fxThread)).section();
    }
}
