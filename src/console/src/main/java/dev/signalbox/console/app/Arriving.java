package dev.signalbox.console.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session on its way to a window, which may be closed before it is there: then the session ends as it comes. */
final class Arriving {
    /** How long a program that ends waits for what it no longer wants; an account that does not answer would take longer. */
    private static final long PATIENCE = 15;
    private CompletableFuture<Void> way = CompletableFuture.completedFuture(null);
    private @Nullable Session here;
    private boolean over;

    /** @param open ends with {@link #came}, unless it fails */
    synchronized void begin(Executor starter, Runnable open) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        way = begun;
        starter.execute(() -> {
            try {
                open.run();
            } finally {
                begun.complete(null);
            }
        });
    }

    /** Answers whether the window still wants it; else it was closed. */
    boolean came(Session session) {
        synchronized (this) {
            if (!over) {
                here = session;
                return true;
            }
        }
        session.close();
        return false;
    }

    /** For the window, once. */
    synchronized Optional<Session> taken() {
        Optional<Session> session = Optional.ofNullable(here);
        here = null;
        return session;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** The window is closed: what has come or will come is ended. */
    synchronized CompletableFuture<Void> end() {
        over = true;
        CompletableFuture<Void> ended = taken().map(s -> CompletableFuture.runAsync(s::close, task -> Thread.ofVirtual()
                .name("close").start(task))).orElseGet(() -> CompletableFuture.completedFuture(null));
        return CompletableFuture.allOf(ended, way.copy().completeOnTimeout(null, PATIENCE, TimeUnit.SECONDS));
    }
}
