package dev.signalbox.localcloud.service.stepfunctions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Tasks that wait for a worker, by activity. They need not be durable: a restarted execution offers its task again. */
final class ActivityQueues {
    /** A task on offer. */
    record Offer(String token, String input) {
        @Override
        public String toString() {
            return "Offer";
        }
    }

    private final Map<String, BlockingQueue<Offer>> queues = new ConcurrentHashMap<>();

    void offer(String activity, Offer offer) {
        queue(activity).add(offer);
    }

    private BlockingQueue<Offer> queue(String activity) {
        return queues.computeIfAbsent(activity, a -> new LinkedBlockingQueue<>());
    }

    /** The first task that is still to be had, waiting for one if there is none. */
    Optional<Offer> take(String activity, Duration limit, Predicate<Offer> taken) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var offer = queue(activity).poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (offer == null) {
                return Optional.empty();
            }
            if (taken.test(offer)) {
                return Optional.of(offer);
            }
        }
    }

    void remove(String activity) {
        queues.remove(activity);
    }
}
