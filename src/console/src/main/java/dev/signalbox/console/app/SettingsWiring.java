package dev.signalbox.console.app;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.settings.Appearance;
import dev.signalbox.console.screen.settings.Facts;
import dev.signalbox.console.screen.settings.Facts.Part;
import dev.signalbox.console.screen.settings.SettingsController;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Wires Settings. */
final class SettingsWiring {
    private static final String VERSION = "0.1.0";
    private static final String APACHE = "Apache License 2.0";
    private static final List<Part> PARTS = List.of(new Part("JavaFX", "GPL 2 with Classpath Exception"),
            new Part("AtlantaFX", "MIT License"), new Part("AWS SDK for Java", APACHE), new Part("Jackson", APACHE),
            new Part("picocli", APACHE), new Part("Logback", "EPL 1.0 or LGPL 2.1"),
            new Part("Inter and JetBrains Mono", "SIL Open Font License 1.1"));

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
        List<SettingsSection> sections = new ArrayList<>(List.of(new Appearance(session.preferences(), fxThread)
                .section(), facts.polling(session.poller(), () -> navigator.go(new Destination.Activity()))));
        sections.addAll(others);
        sections.add(facts.data(session.dataFolder(), session.preferences()));
        sections.add(facts.about(VERSION, PARTS));
        return new ScreenEntry(Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                new SettingsController(sections)));
    }
}
