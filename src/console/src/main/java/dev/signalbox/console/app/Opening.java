package dev.signalbox.console.app;

import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Identity;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What a window needs, begun before there is one: the local cloud takes as long to start as the toolkit, and neither needs the other.
 *
 * @param usable told on the FX thread once the operator could begin
 */
record Opening(Settings settings, CompletableFuture<Preferences> preferences, CompletableFuture<Session> session,
        AtomicReference<Optional<Session>> last, Consumer<Wiring> usable) {
    private static final Executor THREADS = task -> Thread.ofVirtual().name("opening").start(task);

    static Opening begin(Settings settings, Consumer<Wiring> usable) {
        return begin(settings, CompletableFuture.completedFuture(null), usable);
    }

    /** @param ended done, in whatever way, once nothing else uses the environment's folders */
    static Opening begin(Settings settings, CompletableFuture<Void> ended, Consumer<Wiring> usable) {
        var preferences = ended.handleAsync((_, _) -> settings.preferences(), THREADS);
        return new Opening(settings, preferences, preferences.thenApplyAsync(p -> Session.start(settings, p), THREADS),
                new AtomicReference<>(Optional.empty()), usable);
    }

    /**
     * Blocks until it is open. A window that is opened anew gets another session, which knows the account that the one before has
     * found, also where preferences cannot be written: else it would be opened anew for ever.
     *
     * @throws dev.signalbox.localcloud.LocalCloudStartException when folder or port cannot be had
     */
    Session opened() {
        Session opened = last.get().map(this::anew).orElseGet(this::first);
        last.set(Optional.of(opened));
        return opened;
    }

    private Session anew(Session before) {
        Preferences again = settings.preferences();
        String account = before.preferences().get(Identity.ACCOUNT);
        if (!account.isEmpty()) {
            again.set(Identity.ACCOUNT, account);
        }
        return Session.start(settings, again);
    }

    private Session first() {
        try {
            return session.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }
}
