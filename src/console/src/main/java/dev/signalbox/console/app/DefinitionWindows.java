package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.screen.definition.DefinitionFileController;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Files with definitions, each in a window beside the console's. */
final class DefinitionWindows {
    private static final Executor FILES = task -> Thread.ofVirtual().name("definition file").start(task);
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;

    private final Consumer<Stage> dress;
    private final Map<Path, Shown> shown = new HashMap<>();

    private record Shown(Stage stage, DefinitionFileController controller) {}

    /** @param dress what every window gets before it is shown */
    DefinitionWindows(Consumer<Stage> dress) {
        this.dress = dress;
    }

    /** Reads and shows it, or shows anew what there is. From any thread; answers why it cannot be shown. */
    CompletableFuture<Optional<String>> show(Path file) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                DefinitionFile read = DefinitionFile.read(file);
                return CompletableFuture.supplyAsync(() -> show(read), new FxThread());
            } catch (DefinitionFile.UnusableException e) {
                return CompletableFuture.completedFuture(Optional.of(String.valueOf(e.getMessage())));
            }
        }, FILES).thenCompose(then -> then);
    }

    private Optional<String> show(DefinitionFile file) {
        Shown window = shown.computeIfAbsent(file.path(), path -> window(String.valueOf(path.getFileName())));
        window.controller.show(file);
        window.stage.setOnHidden(_ -> shown.remove(file.path()));
        window.stage.show();
        window.stage.toFront();
        window.stage.requestFocus();
        return Optional.empty();
    }

    private Shown window(String name) {
        DefinitionFileController controller = new DefinitionFileController();
        Scene scene = new Scene(Views.DEFINITION_FILE.load(controller), WIDTH, HEIGHT);
        Theme.dress(scene);
        Stage stage = new Stage();
        dress.accept(stage);
        stage.setTitle(name + " - " + Texts.text("app.title"));
        stage.setScene(scene);
        return new Shown(stage, controller);
    }
}
