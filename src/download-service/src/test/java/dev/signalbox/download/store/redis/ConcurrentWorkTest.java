package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many processors and clients at once, each with its own connections. */
final class ConcurrentWorkTest extends StoreFixture {
    private static final int LIMIT = 3;
    private static final int JOBS = 600;
    private static final int AGGREGATIONS = 5;

    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final AtomicInteger most = new AtomicInteger();
    private final Set<JobId> done = ConcurrentHashMap.newKeySet();
    private final AtomicInteger twice = new AtomicInteger();

    /** In the original limits were passed, aggregations vanished under new jobs, and jobs were lost. */
    @Test
    void everyJobRunsOnceAndLimitsHold() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = threads.submit(this::enqueue);
            for (int i = 0; i < 4; i++) {
                var name = "processor-" + i;
                threads.submit(() -> {
                    process(name);
                    return name;
                });
            }
            clients.get();
        }

        assertThat(done).hasSize(JOBS);
        assertThat(twice).hasValue(0);
        assertThat(most.get()).isEqualTo(LIMIT);
        assertThat(store.jobs().counts()).containsEntry(JobStatus.DONE, (long) JOBS);
        assertThat(store.aggregations().list("", 10).items()).isEmpty();
    }

    /** Slowly enough that aggregations run dry and come again. */
    private Void enqueue() throws InterruptedException {
        for (int i = 0; i < JOBS; i++) {
            var aggr = "a" + i % AGGREGATIONS;
            add(JobSpec.of("http://localhost/" + i, aggr, CallbackSpec.NONE), aggregation(aggr, LIMIT));
            if (i % 60 == 0) {
                Thread.sleep(5);
            }
        }
        return null;
    }

    private void process(String name) throws InterruptedException {
        try (var own = RedisStore.open(RedisSettings.of(server().host(), server().port()))) {
            while (done.size() < JOBS) {
                for (var claimed : own.downloads().claim(name, 4, LEASE)) {
                    var count = running.computeIfAbsent(claimed.aggregation().id(), _ -> new AtomicInteger());
                    most.accumulateAndGet(count.incrementAndGet(), Math::max);
                    assertThat(claimed.aggregation().limit()).isEqualTo(LIMIT);
                    Thread.sleep(1);
                    count.decrementAndGet();
                    own.downloads().finish(claimed.claim(), success(claimed.claim().id(), "disk"), KEEP);
                    if (!done.add(claimed.claim().id())) {
                        twice.incrementAndGet();
                    }
                }
            }
        }
    }
}
