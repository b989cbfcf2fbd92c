package dev.signalbox.download.processor;

import dev.signalbox.download.stats.Counters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts under the original's names: a worker is a download under way, a worker pool an aggregation that has some here.
 */
final class Pools {
    private final Counters counters;
    private final Map<String, Integer> workers = new ConcurrentHashMap<>();
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong mostWorkers = new AtomicLong();
    private final AtomicLong mostPools = new AtomicLong();

    Pools(Counters counters) {
        this.counters = counters;
        counters.gauge("workers", all::get);
        counters.gauge("workerPools", workers::size);
        counters.gauge("maxWorkers", mostWorkers::get);
        counters.gauge("maxWorkerPools", mostPools::get);
    }

    void begun(String aggregation) {
        counters.increment("spawnedWorkers");
        if (workers.merge(aggregation, 1, Integer::sum) == 1) {
            counters.increment("spawnedWorkerPools");
        }
        mostWorkers.accumulateAndGet(all.incrementAndGet(), Math::max);
        mostPools.accumulateAndGet(workers.size(), Math::max);
    }

    void ended(String aggregation) {
        all.decrementAndGet();
        workers.computeIfPresent(aggregation, (_, n) -> n == 1 ? null : n - 1);
    }
}
