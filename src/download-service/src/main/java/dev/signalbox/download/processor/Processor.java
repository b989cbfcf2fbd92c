package dev.signalbox.download.processor;

import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.processor.DownloadAttempt.Stores;
import dev.signalbox.download.processor.Running.Ending;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.stats.Periodic;
import dev.signalbox.download.stats.StatsWriter;
import dev.signalbox.download.storage.ClientBuckets;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.download.store.DownloadQueue;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.StatsBoard;
import dev.signalbox.download.store.StoreException;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims jobs and downloads them, as many at a time as its settings say, until it is closed. Any number of processors
 * may work on one store. Closing lets downloads end within the grace period and gives the others back.
 */
public final class Processor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    private static final int MAX_REDIRECTS = 10;
    private static final int BATCH = 64;
    private static final int RECLAIMED = 100;
    private static final int MAX_LOSSES = 5;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REPORTING = Duration.ofSeconds(10);

    private final Store store;
    private final ProcessorSettings settings;
    private final Counters counters;
    private final GuardedFetch fetch;
    private final DownloadAttempt attempt;
    private final Settling settling;
    private final Leases leases;
    private final DiskCheck disk;
    private final Pools pools;
    private final Periodic reclaiming;
    private final StatsWriter stats;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore news = new Semaphore(0);
    private final Thread loop = Thread.ofVirtual().name("processor").unstarted(this::loop);
    private volatile boolean stopping;

    /** @param instance see {@code InstanceName} */
    public record Store(String instance, DownloadQueue downloads, JobView jobs, StatsBoard stats) {}

    /** The storage and the buckets are not closed with the processor. */
    public Processor(Store store, ProcessorSettings settings, FileStorage storage, ClientBuckets clients,
            Counters counters) {
        this(store, settings, new Stores(storage, clients), new DiskCheck(Stream.concat(Stream.of(settings
                .storageDir()), storage.localRoot().stream()).map(DiskCheck.Disk::of).toList(), settings.disk(),
                DiskCheck.INTERVAL), counters);
    }

    Processor(Store store, ProcessorSettings settings, Stores stores, DiskCheck disk, Counters counters) {
        this.store = store;
        this.settings = settings;
        this.counters = counters;
        this.disk = disk;
        this.fetch = new GuardedFetch(policy(settings), TransferTime.system());
        this.attempt = new DownloadAttempt(fetch, settings, stores, counters);
        this.settling = new Settling(store.downloads(), store.jobs(), stores.own(), settings);
        this.leases = new Leases(store.downloads(), settings.lease());
        this.pools = new Pools(counters);
        this.reclaiming = new Periodic("reclaim", settings.lease().dividedBy(3), this::reclaim);
        this.stats = new StatsWriter(store.stats(), "processor", store.instance(), counters,
                settings.statsInterval());
    }

    private static FetchPolicy policy(ProcessorSettings settings) {
        var fetching = settings.fetching();
        return new FetchPolicy(fetching.hosts(), fetching.allowPrivateAddresses(), fetching.maxBytes(), MAX_REDIRECTS,
                settings.concurrency(), fetching.timeouts(), settings.retrying().pauses());
    }

    /** Must be called once. @throws IOException when the folder for files on their way cannot be written to */
    public void start() throws IOException {
        var temps = new TempFiles(settings.storageDir());
        temps.prepare();
        temps.removeLeftovers(settings.fetching().timeouts().total().plusHours(1));
        disk.start();
        leases.start();
        reclaiming.start();
        stats.start();
        loop.start();
    }

    /** Says whether there is room for downloads, for those who ask how the process is. */
    public DiskCheck disk() {
        return disk;
    }

    private void loop() {
        boolean away = false;
        while (!stopping) {
            try {
                int free = disk.isHealthy() ? Math.min(BATCH, settings.concurrency() - leases.size()) : 0;
                int begun = free > 0 ? claim(free) : 0;
                if (begun < free || free == 0) {
                    await(free > 0 ? store.downloads().untilNext(POLL) : POLL);
                }
                away = false;
            } catch (StoreException e) {
                if (!away) {
                    LOG.atError().addKeyValue("error", e.getMessage()).log("No jobs are claimed: the store is away");
                }
                away = true;
                await(POLL);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("No jobs are claimed: a bug, or something in the store that is not ours");
                await(POLL);
            }
        }
    }

    private int claim(int most) {
        long leaseEnds = leases.sureUntil(System.nanoTime());
        var claimed = store.downloads().claim(store.instance(), most, settings.lease());
        if (!claimed.isEmpty()) {
            // Says that the answer has come: only then is it a loss when this process dies.
            store.downloads().renew(claimed.stream().map(ClaimedJob::claim).toList(), settings.lease());
        }
        for (var job : claimed) {
            begin(new Running(job, leaseEnds));
        }
        return claimed.size();
    }

    private void begin(Running running) {
        if (stopping) {
            running.end(Ending.STOPPED);
        }
        leases.add(running);
        pools.begun(running.job().aggregation().id());
        threads.execute(() -> work(running));
    }

    private void work(Running running) {
        try {
            var outcome = attempt(running);
            if (running.ending().filter(Ending.LOST::equals).isPresent()) {
                settling.lost(running);
            } else if (outcome.isPresent()) {
                settling.settle(running, outcome.get());
            } else {
                settling.giveBack(running);
            }
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("job", running.job().claim().id()).setCause(e).log("A download ended by a bug");
        } finally {
            pools.ended(running.job().aggregation().id());
            leases.remove(running);
            news.release();
        }
    }

    /** Empty when it was told to end. */
    private Optional<DownloadOutcome> attempt(Running running) {
        if (!running.enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(attempt.run(running.job()));
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("job", running.job().claim().id()).setCause(e).log("A download failed by a bug");
            counters.increment("failures");
            // It counts: a job that always meets the bug must come to an end.
            return Optional.of(new DownloadOutcome.MayPass("Error while downloading, " + e
                    + ", retriable: true, internal: true", 0, true, Optional.empty()));
        } finally {
            running.leave();
        }
    }

    private void reclaim() {
        int found;
        do {
            found = store.downloads().reclaim(RECLAIMED, MAX_LOSSES, settings.keep());
            if (found > 0) {
                LOG.atWarn().addKeyValue("jobs", found).log("Took over jobs of processors that are gone");
                news.release();
            }
        } while (found == RECLAIMED && !stopping);
    }

    /** Until something may have changed. */
    private void await(Duration most) {
        try {
            boolean changed = news.tryAcquire(Math.max(10, Math.min(most.toMillis(), POLL.toMillis())),
                    TimeUnit.MILLISECONDS);
            if (changed) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        news.release();
        try {
            if (loop.getState() != Thread.State.NEW) {
                loop.join(REPORTING);
            }
            awaitEnd(settings.stopGrace());
            List<Running> late = leases.all();
            late.forEach(r -> r.end(Ending.STOPPED));
            awaitEnd(REPORTING);
            LOG.atInfo().addKeyValue("given_back", late.size()).log("Processor stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reclaiming.close();
        leases.close();
        disk.close();
        stats.close();
        threads.shutdownNow();
        fetch.close();
    }

    private void awaitEnd(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (leases.size() > 0 && System.nanoTime() - end < 0) {
            news.tryAcquire(20, TimeUnit.MILLISECONDS);
        }
    }
}
