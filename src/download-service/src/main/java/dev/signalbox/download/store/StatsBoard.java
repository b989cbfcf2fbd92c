package dev.signalbox.download.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counters of the processes, each under its own name, gone some time after the process is. */
public interface StatsBoard {
    /** @param component {@code api}, {@code processor} or {@code notifier} */
    record Instance(String component, String name, Instant seenAt, Map<String, Long> counters) {}

    void publish(String component, String name, Map<String, Long> counters, Duration ttl);

    void withdraw(String component, String name);

    List<Instance> instances();
}
