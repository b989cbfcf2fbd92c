package dev.signalbox.download;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things to close. That one cannot be is logged, and does not keep the others. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    /** Last in, first out. */
    void closeInTurn() {
        all.forEach(Closing::close);
        all.clear();
    }

    /** Each on a thread of its own, for those that may take their time; returns when all are closed. */
    void closeAtOnce() {
        var threads = new ArrayList<Thread>();
        all.forEach(one -> threads.add(Thread.startVirtualThread(() -> close(one))));
        all.clear();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("part", one.getClass().getSimpleName()).setCause(e).log("Could not be closed");
        }
    }
}
