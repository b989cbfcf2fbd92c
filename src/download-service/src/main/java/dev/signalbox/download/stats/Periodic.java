package dev.signalbox.download.stats;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own: at once, then with a pause after each time that is a random
 * tenth shorter or longer, so that processes which start together do not stay in step. A time that fails is logged. The thread is the system's,
 * so leases are also kept while virtual threads wait for a turn.
 */
public final class Periodic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Runnable task;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    public Periodic(String name, Duration interval, Runnable task) {
        this.name = name;
        this.interval = interval;
        this.task = task;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public Periodic start() {
        thread.start();
        return this;
    }

    private void run() {
        boolean failing = false;
        do {
            try {
                task.run();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.atWarn().addKeyValue("task", name).setCause(e).log("A recurring task failed; it goes on");
                }
                failing = true;
            }
        } while (!pause());
    }

    private boolean pause() {
        long pause = Math.round(interval.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
        try {
            return closed.await(pause, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets a time that runs come to its end. It is not interrupted: that would break the connection that it uses. */
    @Override
    public void close() {
        closed.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
