package dev.signalbox.download.processor;

import dev.signalbox.download.processor.Running.Ending;
import dev.signalbox.download.stats.Periodic;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.DownloadQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of all running jobs, and ends those that it could not keep: at once when the store says so, and when
 * the store is silent, before it may give the job to another.
 */
final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration WATCH = Duration.ofMillis(200);

    private final DownloadQueue queue;
    private final Duration lease;
    private final Map<Claim, Running> running = new ConcurrentHashMap<>();
    private final Periodic renewing;
    private final Periodic watching;

    Leases(DownloadQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
        this.renewing = new Periodic("lease-renewal", shorter(lease.dividedBy(3), LONGEST_PAUSE), this::renew);
        this.watching = new Periodic("lease-watch", shorter(lease.dividedBy(20), WATCH), this::watch);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void start() {
        renewing.start();
        watching.start();
    }

    /**
     * Until when a lease holds that was asked for at that time. A tenth of it is for this process to notice, and to stop.
     */
    long sureUntil(long asked) {
        return asked + lease.toNanos() / 10 * 9;
    }

    void add(Running job) {
        running.put(job.job().claim(), job);
    }

    void remove(Running job) {
        running.remove(job.job().claim(), job);
    }

    List<Running> all() {
        return List.copyOf(running.values());
    }

    int size() {
        return running.size();
    }

    private void renew() {
        var mine = Map.copyOf(running);
        if (mine.isEmpty()) {
            return;
        }
        long until = sureUntil(System.nanoTime());
        var lost = queue.renew(mine.keySet(), lease);
        mine.forEach((claim, job) -> {
            if (lost.contains(claim)) {
                lose(job, "its lease is over, or it was canceled");
            } else {
                job.renewed(until);
            }
        });
    }

    private void watch() {
        running.values().stream().filter(Running::leaseIsOver).forEach(
                j -> lose(j, "its lease could not be renewed in time"));
    }

    private void lose(Running job, String why) {
        if (job.ending().filter(Ending.LOST::equals).isEmpty() && running.containsKey(job.job().claim())) {
            LOG.atWarn().addKeyValue("job", job.job().claim().id()).addKeyValue("reason", why).log("Download given up");
        }
        job.end(Ending.LOST);
    }

    @Override
    public void close() {
        renewing.close();
        watching.close();
    }
}
