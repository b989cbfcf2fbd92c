package dev.signalbox.console.store.budget;

import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's time. */
public final class RealTime implements TimeSource {
    private final ScheduledExecutorService scheduler = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("poller").factory());

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration span) throws InterruptedException {
        Thread.sleep(span);
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        try {
            var planned = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException e) { // closed meanwhile: nothing is to run any more
            return () -> {};
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
