package dev.signalbox.console.app;

import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.OpenLink;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;

/** The JavaFX application: its windows. */
public final class SignalboxApp extends Application {
    /** JavaFX makes the application itself and hands it only strings, so what was begun before it waits here. */
    private static final AtomicReference<Optional<Opening>> BEGUN = new AtomicReference<>(Optional.empty());

    private final Windows windows = new Windows(this::dress);

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
        Opening opening = BEGUN.get().orElseThrow();
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(opening.settings().own().logs()));
        windows.show(stage, opening);
    }

    private void dress(Stage stage) {
        stage.addEventHandler(OpenLink.TYPE, link -> {
            if (OpenLink.safe(link.address())) {
                getHostServices().showDocument(link.address().toString());
            }
        });
        stage.addEventHandler(OpenFile.TYPE, open -> getHostServices().showDocument(open.file().toUri().toString()));
    }

    @Override
    public void stop() {
        windows.close();
    }
}
