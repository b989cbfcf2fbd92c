package dev.signalbox.console.app.manual;

import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.layout.WindowPlace;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.look.ScaledRoot;
import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualPlace;
import dev.signalbox.console.screen.manual.ManualController;
import dev.signalbox.console.screen.manual.ManualViewModel;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The manual in a window beside the console's, one for each of those. Nothing of it is made before it is first opened. FX thread only. */
public final class ManualWindow implements AutoCloseable {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;

    private final Preferences preferences;
    private final Executor fxThread;
    private final Consumer<OpenLink> links;
    private @Nullable Manual manual;
    private @Nullable Open open;

    private record Open(Stage stage, ManualViewModel viewModel, Look look) {}

    /** @param links where addresses of the web are handed on */
    public ManualWindow(Preferences preferences, Executor fxThread, Consumer<OpenLink> links) {
        this.preferences = preferences;
        this.fxThread = fxThread;
        this.links = links;
    }

    /** Shows a place, in the window that is open if it can be used from there. */
    public void show(ManualPlace place, Window from) {
        Manual read = manual;
        if (read == null) {
            CompletableFuture.supplyAsync(Bundled::manual, task -> Thread.ofVirtual().name("manual").start(task))
                    .thenAcceptAsync(m -> {
                        manual = m;
                        show(m, place, from);
                    }, fxThread);
        } else {
            show(read, place, from);
        }
    }

    private void show(Manual read, ManualPlace place, Window from) {
        Optional<Stage> dialog = from instanceof Stage s && s.getModality() != Modality.NONE && s.isShowing()
                ? Optional.of(s)
                : Optional.empty();
        Open now = open;
        if (now == null || dialog.isPresent() && now.stage().getOwner() != from) {
            close(); // an open dialog lets only those windows be used that belong to it
            now = open(read, dialog);
        }
        now.viewModel().go(place);
        now.stage().setIconified(false);
        now.stage().show();
        now.stage().toFront();
        now.stage().requestFocus();
    }

    private Open open(Manual read, Optional<Stage> owner) {
        ManualViewModel viewModel = new ManualViewModel(read);
        Parent view = Views.MANUAL.load(new ManualController(viewModel, Bundled::picture));
        ScaledRoot root = new ScaledRoot(view);
        Stage stage = new Stage();
        owner.ifPresent(stage::initOwner);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setTitle(Texts.text("manual.title") + " - " + Texts.text("app.title"));
        stage.setMinWidth(620);
        stage.setMinHeight(400);
        stage.setScene(scene);
        WindowPlace.fit(stage);
        stage.addEventHandler(OpenLink.TYPE, links::accept);
        Open now = new Open(stage, viewModel, new Look(scene, root, preferences, fxThread));
        stage.setOnHidden(_ -> hidden(now));
        open = now;
        return now;
    }

    private void hidden(Open was) {
        was.look().close();
        if (open == was) {
            open = null;
        }
    }

    @Override
    public void close() {
        Open now = open;
        if (now != null) {
            now.stage().hide();
        }
    }
}
