package dev.signalbox.console.store.budget;

import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.time.Instant;

/** The time in which polling happens, so that tests can let ten minutes pass at once. */
public interface TimeSource extends AutoCloseable {
    Instant now();

    void sleep(Duration span) throws InterruptedException;

    /** Runs a short task later, unless the subscription is closed before. */
    Subscription after(Duration delay, Runnable task);

    /** Forgets what was to run later. */
    @Override
    void close();
}
