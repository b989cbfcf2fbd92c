package dev.signalbox.localcloud.service.dynamodb;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that passes only when a test says so, and runs what is then due on the test's thread. */
final class SteppedTime implements Time {
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::when));
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    private record Due(Instant when, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer at(Instant when, Runnable task) {
        var added = new Due(when, task);
        due.add(added);
        return () -> cancel(added);
    }

    private synchronized void cancel(Due added) {
        due.remove(added);
    }

    void pass(Duration duration) {
        var end = now().plus(duration);
        for (var next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            next.get().task().run();
        }
    }

    private synchronized Optional<Due> nextUntil(Instant end) {
        var next = Optional.ofNullable(due.peek()).filter(d -> !d.when().isAfter(end));
        now = next.map(Due::when).filter(when -> when.isAfter(now)).orElse(next.isPresent() ? now : end);
        next.ifPresent(due::remove);
        return next;
    }
}
