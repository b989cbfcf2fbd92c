package dev.signalbox.console.app.single;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The console that runs, to a later start. */
@FunctionalInterface
public interface Host {
    /** @return done when it is shown: empty, or why it cannot be; ended by a cancellation while the console ends */
    CompletableFuture<Optional<String>> show(Wish wish);
}
