package dev.signalbox.console.app;

import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.model.PastedText;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application: one window. */
public final class SignalboxApp extends Application {
    /** JavaFX makes the application itself and hands it only strings, so what was begun before it waits here. */
    private static final AtomicReference<Optional<Opening>> BEGUN = new AtomicReference<>(Optional.empty());

    private @Nullable ConsoleWindow window;

    /**
     * Opens the window and returns when it was closed.
     *
     * @param usable told on the FX thread once the operator could begin
     */
    static void launch(Settings settings, Consumer<Wiring> usable) {
        BEGUN.set(Optional.of(Opening.begin(settings, usable)));
        Application.launch(SignalboxApp.class);
    }

    @Override
    public void start(Stage stage) {
        stage.addEventHandler(OpenLink.TYPE, link -> {
            if (OpenLink.safe(link.address())) {
                getHostServices().showDocument(link.address().toString());
            }
        });
        stage.addEventHandler(OpenFile.TYPE, open -> getHostServices().showDocument(open.file().toUri().toString()));
        Opening opening = BEGUN.get().orElseThrow();
        Settings settings = opening.settings();
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(settings.ownFolder()));
        ConsoleWindow opened = new ConsoleWindow(stage, Optional.of(opening.preferences().join()), opening::opened);
        window = opened;
        opened.open(settings.ownFolder(), settings.link().flatMap(PastedText::destination), opening.usable());
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
