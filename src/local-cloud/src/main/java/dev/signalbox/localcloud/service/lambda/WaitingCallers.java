package dev.signalbox.localcloud.service.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/** Callers of functions that wait for an environment. Every method is called with the lock held. */
final class WaitingCallers {
    private final Lock lock;
    private final Map<String, Queue> queues = new HashMap<>();
    private int size;

    WaitingCallers(Lock lock) {
        this.lock = lock;
    }

    private static final class Queue {
        private final Condition turn;
        private int waiting;

        Queue(Condition turn) {
            this.turn = turn;
        }
    }

    int size() {
        return size;
    }

    boolean areFor(String function) {
        var queue = queues.get(function);
        return queue != null && queue.waiting > 0;
    }

    /** @return what is left of the time, zero or less when it is over or the caller was interrupted */
    long await(String function, long nanos) {
        var queue = queues.computeIfAbsent(function, _ -> new Queue(lock.newCondition()));
        size++;
        queue.waiting++;
        try {
            return queue.turn.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            size--;
            queue.waiting--;
        }
    }

    /** Wakes one caller of each function that is chosen. */
    void wake(Predicate<String> chosen) {
        queues.forEach((name, queue) -> {
            if (chosen.test(name)) {
                queue.turn.signal();
            }
        });
    }

    void wakeAll() {
        queues.values().forEach(q -> q.turn.signalAll());
    }
}
