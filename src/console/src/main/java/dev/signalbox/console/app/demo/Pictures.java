package dev.signalbox.console.app.demo;

import dev.signalbox.console.app.Session;
import dev.signalbox.console.app.Wiring;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Stillness;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.store.OpenQuestions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The real console in a window of a headless platform, led from place to place and photographed in light and dark. */
final class Pictures implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final long LIMIT_SECONDS = 60;

    private final FxThread fxThread = new FxThread();
    private final Path folder;
    private final Scene scene;
    private final Stage stage;
    private final Wiring wiring;
    private final OpenQuestions questions;
    /** What the console did not survive unharmed: a picture after that proves nothing. */
    private final AtomicReference<Optional<Throwable>> defect = new AtomicReference<>(Optional.empty());

    private Pictures(Path folder, Stage stage, Wiring wiring, OpenQuestions questions) {
        this.folder = folder;
        this.scene = stage.getScene();
        this.stage = stage;
        this.wiring = wiring;
        this.questions = questions;
    }

    /** Opens the console on a session; closing it closes the session too. */
    static Pictures of(Session session, Path folder) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        var opened = new CompletableFuture<Pictures>();
        FxThread.startToolkit(() -> {
            try {
                opened.complete(open(session, folder));
            } catch (RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        return got(opened);
    }

    private static Pictures open(Session session, Path folder) {
        var scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        Theme.dress(scene);
        Theme.setDark(scene, false);
        var stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        var wiring = new Wiring(session, scene);
        wiring.show();
        stage.show();
        var pictures = new Pictures(folder, stage, wiring, session.questions());
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> pictures.defect.updateAndGet(d -> d.or(
                () -> Optional.of(e))));
        return pictures;
    }

    /** @return the file of the light picture; the dark one lies beside it */
    Path take(String name, Destination destination) throws InterruptedException {
        onFx(() -> {
            wiring.navigator().go(destination);
            return true;
        });
        var light = folder.resolve(name + "-light.png");
        save(light);
        dark(true);
        save(folder.resolve(name + "-dark.png"));
        dark(false);
        return light;
    }

    private void dark(boolean dark) throws InterruptedException {
        onFx(() -> {
            Theme.setDark(scene, dark);
            return true;
        });
    }

    /** Takes the picture in the frame in which the screen has come to rest. */
    private void save(Path file) throws InterruptedException {
        var saved = new CompletableFuture<Boolean>();
        fxThread.execute(() -> Stillness.await(scene, questions, () -> complete(saved, () -> {
            Shot.save(scene, 1, file);
            return true;
        })));
        try {
            saved.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new DemoFailure("After " + LIMIT_SECONDS + " s the screen of " + file.getFileName()
                    + " was still loading.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("No picture " + file + ": " + e.getCause(), e);
        }
        defect.get().ifPresent(broken -> {
            throw new IllegalStateException("The console has a defect, seen before picture " + file.getFileName(),
                    broken);
        });
    }

    private void onFx(Callable<Boolean> work) throws InterruptedException {
        var done = new CompletableFuture<Boolean>();
        fxThread.execute(() -> complete(done, work));
        got(done);
    }

    private static void complete(CompletableFuture<Boolean> done, Callable<Boolean> work) {
        try {
            done.complete(work.call());
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    private static <T> T got(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The console could not be shown headless: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        fxThread.execute(() -> {
            wiring.close();
            stage.close();
        });
        fxThread.execute(FxThread::exit);
    }
}
