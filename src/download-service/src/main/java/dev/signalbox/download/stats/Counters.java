package dev.signalbox.download.stats;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What one process counts, under the names that the original's {@code /stats} route has. May be used by many threads. */
public final class Counters {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    public void increment(String name) {
        add(name, 1);
    }

    public void add(String name, long number) {
        counts.computeIfAbsent(name, _ -> new LongAdder()).add(number);
    }

    /** A value that goes up and down, asked for with each snapshot. */
    public void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    /** By name. */
    public Map<String, Long> snapshot() {
        var all = new TreeMap<String, Long>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        gauges.forEach((name, value) -> all.put(name, value.getAsLong()));
        return all;
    }

    /** Whether the name is a gauge's, which Prometheus wants to know. */
    public boolean isGauge(String name) {
        return gauges.containsKey(name);
    }
}
