package dev.signalbox.download.lease;

import dev.signalbox.download.stats.Periodic;
import dev.signalbox.download.store.Claim;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renews the leases of the work that one process does, and aborts what is lost: work whose claim holds no longer, and
 * work whose lease may have ended because the store could not be asked in time.
 */
public final class LeaseKeeper implements AutoCloseable {
    private static final Duration SELDOM = Duration.ofSeconds(2);

    /** See the queues of the store. */
    public interface Renewal {
        /** @return the claims that hold no longer */
        Set<Claim> renew(Collection<Claim> claims, Duration lease);
    }

    private static final class Held {
        private final Runnable abort;
        private volatile long sureUntil;

        private Held(Runnable abort, long sureUntil) {
            this.abort = abort;
            this.sureUntil = sureUntil;
        }
    }

    private final Renewal renewal;
    private final Duration lease;
    private final Map<Claim, Held> held = new ConcurrentHashMap<>();
    private final Periodic renewing;
    private final Periodic watching;

    public LeaseKeeper(Renewal renewal, Duration lease) {
        this.renewal = renewal;
        this.lease = lease;
        var third = lease.dividedBy(3);
        renewing = new Periodic("lease-renewal", third.compareTo(SELDOM) < 0 ? third : SELDOM, this::renew);
        watching = new Periodic("lease-watch", lease.dividedBy(30), this::abortWhatMayHaveEnded);
    }

    public void start() {
        renewing.start();
        watching.start();
    }

    /**
     * Keeps the lease until {@link #release}.
     *
     * @param asked {@code System.nanoTime()} just before the store was asked for the claim, so that the lease cannot end earlier
     * @param abort stops the work; called at most once, by another thread, and must not wait
     */
    public void hold(Claim claim, long asked, Runnable abort) {
        held.put(claim, new Held(abort, sure(asked)));
    }

    public void release(Claim claim) {
        held.remove(claim);
    }

    private void renew() {
        var claims = List.copyOf(held.keySet());
        if (claims.isEmpty()) {
            return;
        }
        long asked = System.nanoTime();
        var lost = renewal.renew(claims, lease);
        for (var claim : claims) {
            var work = held.get(claim);
            if (work != null && lost.contains(claim)) {
                abort(claim, work);
            } else if (work != null) {
                work.sureUntil = sure(asked);
            }
        }
    }

    /** Looks often, whether or not the store answers just now. */
    private void abortWhatMayHaveEnded() {
        long now = System.nanoTime();
        held.forEach((claim, work) -> {
            if (now - work.sureUntil >= 0) {
                abort(claim, work);
            }
        });
    }

    private void abort(Claim claim, Held work) {
        if (held.remove(claim, work)) {
            work.abort.run();
        }
    }

    /** A tenth of the lease is for this process to notice, and to stop. */
    private long sure(long asked) {
        return asked + lease.toNanos() / 10 * 9;
    }

    /** Renews no more. Work that is still held is not aborted. */
    @Override
    public void close() {
        renewing.close();
        watching.close();
    }
}
