package dev.signalbox.console.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in order, on a virtual thread that lives only while there is work. A failing task does not stop the
 * next, nor does one that finds no memory or goes too deep.
 */
public final class SerialWorker implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialWorker.class);

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Executor threads;
    private boolean running;

    public SerialWorker(String name) {
        this(name, task -> Thread.ofVirtual().start(task));
    }

    SerialWorker(String name, Executor threads) {
        this.name = name;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::drain);
    }

    private void drain() {
        Thread.currentThread().setName(name);
        for (Runnable task = next(); task != null; task = next()) {
            run(task);
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            LOG.error("A task of {} failed", name, bug);
            var handler = Thread.getDefaultUncaughtExceptionHandler();
            if (handler != null) {
                handler.uncaughtException(Thread.currentThread(), bug);
            }
        }
    }
}
