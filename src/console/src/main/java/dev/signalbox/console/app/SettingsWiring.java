package dev.signalbox.console.app;

import dev.signalbox.console.app.licences.Licences;
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
import dev.signalbox.console.screen.settings.KeptFolders;
import dev.signalbox.console.screen.settings.KeptFolders.Kept;
import dev.signalbox.console.screen.settings.LicenceWindow;
import dev.signalbox.console.screen.settings.LocalData;
import dev.signalbox.console.screen.settings.Polling;
import dev.signalbox.console.screen.settings.SettingsController;
import dev.signalbox.console.screen.settings.Updating;
import dev.signalbox.console.screen.settings.permissions.PermissionsSection;
import dev.signalbox.console.store.local.PlannedReset;
import dev.signalbox.console.store.update.Updates;
import dev.signalbox.deploy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Wires Settings. */
final class SettingsWiring {
    private final Session session;
    private final Updates updates;
    private final Navigator navigator;
    private final Executor fxThread;

    SettingsWiring(Session session, Updates updates, Navigator navigator, Executor fxThread) {
        this.session = session;
        this.updates = updates;
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    /** @param others sections that other parts of the console bring */
    ScreenEntry entry(List<SettingsSection> others) {
        Facts facts = new Facts();
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
        sections.add(kept().section(session.preferences()));
        sections.add(new Updating(updates, fxThread).section());
        sections.add(facts.about(Version.current(), Licences::ofThis, new LicenceWindow(Licences::text, session
                .workers().serial(
                        "licence"), fxThread)));
        return new ScreenEntry(Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                new SettingsController(sections)));
    }

    private KeptFolders kept() {
        Folders folders = session.folders();
        return new KeptFolders(List.of(new Kept("folder", folders.data()), new Kept("config", folders.config()),
                new Kept("cache", folders.cache()), new Kept("logs", folders.logs())), session.workers().serial(
                        "kept folders"), fxThread);
    }

    private SettingsSection polling() {
        return new Polling(session.environment(), session.poller(), session.preferences(), fxThread).section(
                () -> navigator.go(new Destination.Activity()));
    }

    private SettingsSection local() {
        // Counting a large folder takes a while, and nobody's click waits for it.
        var reset = new PlannedReset(session.dataFolder(), session.workers().serial("planned reset"));
        return new LocalData(session.environment(), session.dataFolder(), Version.current(), new LocalData.Hands(reset,
                session
                        .workers().serial("local cloud folder"), fxThread)).section();
    }
}
