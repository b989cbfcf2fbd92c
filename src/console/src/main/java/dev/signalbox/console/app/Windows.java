package dev.signalbox.console.app;

import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** The console's windows, one for each environment that is open. FX thread only. */
final class Windows implements AutoCloseable {
    private final Consumer<Stage> dress;
    private final Map<Path, Stage> stages = new HashMap<>();
    private final Map<Stage, ConsoleWindow> windows = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> closing = new ArrayList<>();

    /** @param dress what every window gets before it is shown */
    Windows(Consumer<Stage> dress) {
        this.dress = dress;
    }

    /** Shows what was begun in this window. */
    void show(Stage stage, Opening opening) {
        Settings settings = opening.settings();
        dress.accept(stage);
        stage.addEventHandler(OpenEnvironment.TYPE, event -> open(settings, event.choice()));
        ConsoleWindow window = new ConsoleWindow(stage, Optional.of(opening.preferences().join()), opening::opened);
        stages.put(settings.ownFolder(), stage);
        windows.put(stage, window);
        stage.setOnHidden(_ -> hidden(settings.ownFolder(), stage));
        window.open(settings.ownFolder(), settings.link().flatMap(PastedText::destination), opening.usable());
    }

    /** Opens a window for an environment, or shows the one that there is. */
    private void open(Settings from, EnvironmentChoice choice) {
        Settings settings = from.opening(choice);
        Optional.ofNullable(stages.get(settings.ownFolder())).ifPresentOrElse(stage -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }, () -> show(new Stage(), Opening.begin(settings, _ -> {})));
    }

    /** What is open now. May be asked from any thread. */
    List<Session> sessions() {
        return windows.values().stream().flatMap(w -> w.session().stream()).toList();
    }

    private void hidden(Path folder, Stage stage) {
        stages.remove(folder);
        Optional.ofNullable(windows.remove(stage)).ifPresent(w -> closing.add(w.leave()));
    }

    /** Waits until all that is open has come to its end. */
    @Override
    public void close() {
        List.copyOf(windows.keySet()).forEach(s -> hidden(Path.of(""), s));
        closing.forEach(CompletableFuture::join);
    }
}
