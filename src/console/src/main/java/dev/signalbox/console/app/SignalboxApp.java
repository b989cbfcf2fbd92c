package dev.signalbox.console.app;

import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.model.PastedText;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application: one window. */
public final class SignalboxApp extends Application {
    private @Nullable ConsoleWindow window;

    @Override
    public void start(Stage stage) {
        stage.addEventHandler(OpenLink.TYPE, link -> {
            if (OpenLink.safe(link.address())) {
                getHostServices().showDocument(link.address().toString());
            }
        });
        Settings settings = Settings.of(getParameters().getNamed());
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(settings.dataFolder()));
        ConsoleWindow opened = new ConsoleWindow(stage, () -> Session.start(settings));
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
