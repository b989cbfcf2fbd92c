package dev.signalbox.localcloud.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was refused, the newest only: some of AWS's refusals are seen nowhere else, such as of a function's log lines. */
final class Denials {
    private static final Logger LOG = LoggerFactory.getLogger(Denials.class);
    private static final int KEPT = 200;

    private final Deque<String> newest = new ArrayDeque<>();

    void add(String message) {
        LOG.warn("Denied: {}", message);
        synchronized (newest) {
            if (newest.size() == KEPT) {
                newest.removeFirst();
            }
            newest.add(message);
        }
    }

    List<String> all() {
        synchronized (newest) {
            return List.copyOf(newest);
        }
    }
}
