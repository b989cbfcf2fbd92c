package dev.signalbox.console.app;

import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application: one window. */
public final class SignalboxApp extends Application {
    private @Nullable ConsoleWindow window;
    private @Nullable Preferences early;

    /** Reads the preferences while no window waits for them. */
    @Override
    public void init() {
        early = Preferences.in(Settings.of(getParameters().getNamed()).dataFolder());
    }

    @Override
    public void start(Stage stage) {
        stage.addEventHandler(OpenLink.TYPE, link -> {
            if (OpenLink.safe(link.address())) {
                getHostServices().showDocument(link.address().toString());
            }
        });
        Settings settings = Settings.of(getParameters().getNamed());
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(settings.dataFolder()));
        Preferences preferences = early == null ? Preferences.in(settings.dataFolder()) : early;
        ConsoleWindow opened = new ConsoleWindow(stage, Optional.of(preferences), () -> Session.start(settings,
                preferences));
        window = opened;
        opened.open(settings.dataFolder(), settings.link().flatMap(PastedText::destination));
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
