package dev.signalbox.console.app;

import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a window needs, begun before there is one: the local cloud takes as long to start as the toolkit, and neither needs the other.
 *
 * @param usable told on the FX thread once the operator could begin
 */
record Opening(Settings settings, CompletableFuture<Preferences> preferences, CompletableFuture<Session> session,
        AtomicBoolean taken, Consumer<Wiring> usable) {
    private static final Executor THREADS = task -> Thread.ofVirtual().name("opening").start(task);

    static Opening begin(Settings settings, Consumer<Wiring> usable) {
        var preferences = CompletableFuture.supplyAsync(settings::preferences, THREADS);
        return new Opening(settings, preferences, preferences.thenApplyAsync(p -> Session.start(settings, p), THREADS),
                new AtomicBoolean(), usable);
    }

    /**
     * Blocks until it is open. A window that is opened anew gets another session.
     *
     * @throws dev.signalbox.localcloud.LocalCloudStartException when folder or port cannot be had
     */
    Session opened() {
        if (taken.getAndSet(true)) {
            return Session.start(settings);
        }
        try {
            return session.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }
}
