package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.EscapeCloses;
import dev.signalbox.console.fx.layout.WindowPlace;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.look.ScaledRoot;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.screen.definition.DefinitionFileController;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Files with definitions, each in a window beside the console's. */
final class DefinitionWindows {
    private static final Executor FILES = task -> Thread.ofVirtual().name("definition file").start(task);
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;

    private final Consumer<Stage> dress;
    private final Supplier<Optional<Preferences>> preferences;
    private final Map<Path, Shown> shown = new HashMap<>();

    private record Shown(Stage stage, DefinitionFileController controller, Optional<Look> look) {}

    /**
     * Prepares it.
     *
     * @param dress what every window gets before it is shown
     * @param preferences of the window beside which it opens, if there is one; asked on the FX thread
     */
    DefinitionWindows(Consumer<Stage> dress, Supplier<Optional<Preferences>> preferences) {
        this.dress = dress;
        this.preferences = preferences;
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
        Shown window = Optional.ofNullable(shown.get(file.path())).orElseGet(() -> window(String.valueOf(file.path()
                .getFileName())));
        window.controller.show(file);
        shown.put(file.path(), window);
        window.stage.setOnHidden(_ -> {
            shown.remove(file.path());
            window.look.ifPresent(Look::close);
        });
        window.stage.show();
        window.stage.toFront();
        window.stage.requestFocus();
        return Optional.empty();
    }

    private Shown window(String name) {
        DefinitionFileController controller = new DefinitionFileController();
        ScaledRoot root = new ScaledRoot(Views.DEFINITION_FILE.load(controller));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.dress(scene);
        Stage stage = new Stage();
        EscapeCloses.install(root, stage::hide);
        dress.accept(stage);
        stage.setTitle(name + " - " + Texts.text("app.title"));
        stage.setScene(scene);
        WindowPlace.fit(stage);
        return new Shown(stage, controller, preferences.get().map(p -> new Look(scene, root, p, new FxThread())));
    }
}
