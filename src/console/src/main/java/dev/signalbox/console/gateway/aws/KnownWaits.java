package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.PendingCallback;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What running executions wait for, kept for a while: reading it costs a call for each of them. */
public final class KnownWaits {
    private final Duration age;
    private final Clock clock;
    private final AtomicInteger forgotten = new AtomicInteger();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /** @param age how old an answer may be */
    public KnownWaits(Duration age, Clock clock) {
        this.age = age;
        this.clock = clock;
    }

    List<PendingCallback> of(String executionArn, Supplier<List<PendingCallback>> ask) {
        var reading = readings.get(executionArn);
        if (reading != null && reading.at.plus(age).isAfter(clock.instant())) {
            return reading.waits;
        }
        int before = forgotten.get();
        var waits = ask.get();
        if (before == forgotten.get()) { // else it may be older than what it was forgotten for
            readings.put(executionArn, new Reading(waits, clock.instant()));
        }
        return waits;
    }

    void forget(String executionArn) {
        forgotten.incrementAndGet();
        readings.remove(executionArn);
    }

    /** Drops all others. */
    void keep(Set<String> executionArns) {
        readings.keySet().retainAll(executionArns);
    }

    private record Reading(List<PendingCallback> waits, Instant at) {}
}
