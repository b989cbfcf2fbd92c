package dev.signalbox.console.store.budget;

import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time that passes when a test says so, or when somebody sleeps in it. For one thread. */
public final class SimulatedTime implements TimeSource {
    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration span) {
        now = now.plus(span);
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        var mine = new Planned(now.plus(delay), order++, task);
        planned.add(mine);
        return () -> planned.remove(mine);
    }

    /** Runs what was planned in that span, in order. */
    public void pass(Duration span) {
        Instant end = now.plus(span);
        while (!planned.isEmpty() && !planned.element().at.isAfter(end)) {
            var next = planned.remove();
            now = now.isBefore(next.at) ? next.at : now;
            next.task.run();
        }
        now = now.isBefore(end) ? end : now;
    }

    @Override
    public void close() {
        planned.clear();
    }

    private record Planned(Instant at, long order, Runnable task) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
