package dev.signalbox.console.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which a session waits for the cloud. Closing lets what runs come to its end, interrupts what does not, and only
 * then lets the SDK clients be closed: a client closed under a question answers with a defect.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Runnable> warned = new CopyOnWriteArrayList<>();
    private final List<Runnable> ends = new CopyOnWriteArrayList<>();

    /** What is told that the end is near, so that it does not take longer than it must. */
    public void beforehand(Runnable end) {
        warned.add(end);
    }

    /** What ends when no thread works any more, in the order given. */
    public void afterwards(Runnable end) {
        ends.add(end);
    }

    /** A worker that does one thing after the other. */
    public Executor serial(String name) {
        return new SerialWorker(name, threads());
    }

    /** A worker that does all it is given side by side. */
    public Executor parallel(String name) {
        return task -> serial(name).execute(task);
    }

    private Executor threads() {
        return task -> {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.debug("Asked after the session was closed", e);
            }
        };
    }

    /** Waits a few seconds at most; whoever is asked for work afterwards leaves it. */
    @Override
    public void close() {
        warned.forEach(Runnable::run);
        threads.shutdown();
        if (!ended()) {
            threads.shutdownNow();
            if (!ended()) {
                LOG.warn("A question to the cloud did not end when the session was closed");
            }
        }
        ends.forEach(Runnable::run);
    }

    private boolean ended() {
        try {
            return threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
