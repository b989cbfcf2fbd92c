package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wall clock. Due tasks run on virtual threads, so a slow one delays no other. */
public final class SystemTime implements Time, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

    private static final int CLOSE_SECONDS = 2;

    private final ScheduledThreadPoolExecutor ticker = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("local-cloud-timer").factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    public SystemTime() {
        ticker.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Timer at(Instant when, Runnable task) {
        long millis = Math.max(0, Duration.between(Instant.now(), when).toMillis());
        var future = ticker.schedule(() -> start(task), millis, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    private void start(Runnable task) {
        try {
            workers.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("A timer fired while closing", e);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A timed task failed", e);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        workers.shutdown(); // not interrupted: that would close the file that the store has open
        try {
            if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Timed tasks go on while closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
