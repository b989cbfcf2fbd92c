package dev.signalbox.console.control;

import dev.signalbox.console.fx.FxThread;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Lets ages on screen go on, once a second, while somebody can see the node. It never does I/O. All tick at once, so that
 * one frame shows them; an animation would make the toolkit look for something to draw sixty times a second.
 */
public final class Ticker {
    private static final long SECOND = 1_000;
    private static final Executor FX = new FxThread();
    private static final ScheduledThreadPoolExecutor CLOCK = clock();
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    /** Those in a scene. It changes on the FX thread only. */
    private static final Set<Ticker> TICKING = ConcurrentHashMap.newKeySet();
    private static @Nullable Future<?> beat;

    private final Node node;
    private final Runnable tick;

    public Ticker(Node node, Runnable tick) {
        this.node = node;
        this.tick = tick;
        node.sceneProperty().subscribe(this::enter);
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("ticker").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private void enter(@Nullable Scene scene) {
        if (scene == null) {
            if (TICKING.remove(this) && TICKING.isEmpty() && beat != null) {
                beat.cancel(false);
                beat = null;
            }
        } else if (TICKING.add(this) && beat == null) {
            beat = CLOCK.scheduleAtFixedRate(Ticker::beat, SECOND - System.currentTimeMillis() % SECOND, SECOND,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** A second that the FX thread has had no time for is not told twice. */
    private static void beat() {
        if (TOLD.compareAndSet(false, true)) {
            FX.execute(() -> {
                TOLD.set(false);
                List.copyOf(TICKING).stream().filter(Ticker::isSeen).forEach(t -> t.tick.run());
            });
        }
    }

    /** Content of a tab that is not chosen is part of the scene too. */
    private boolean isSeen() {
        Scene scene = node.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()
                || scene.getWindow() instanceof Stage stage && stage.isIconified()) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
