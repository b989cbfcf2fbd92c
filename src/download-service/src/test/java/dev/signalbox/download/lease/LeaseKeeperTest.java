package dev.signalbox.download.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
    private static final Duration LEASE = Duration.ofMillis(900);

    private final Claim one = new Claim(JobId.random(), 1);
    private final Claim other = new Claim(JobId.random(), 2);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final AtomicInteger wrongly = new AtomicInteger();
    private final Set<Claim> lost = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();

    @Test
    void renewsWhatIsHeld() throws Exception {
        try (var keeper = keeper()) {
            keeper.hold(one, System.nanoTime(), aborted::countDown);
            assertThat(aborted.await(2, TimeUnit.SECONDS)).isFalse();
            assertThat(renewals).hasValueBetween(4, 20);
        }
    }

    @Test
    void abortsWhatIsLostAndNothingElse() throws Exception {
        try (var keeper = keeper()) {
            keeper.hold(one, System.nanoTime(), aborted::countDown);
            keeper.hold(other, System.nanoTime(), wrongly::incrementAndGet);
            lost.add(one);
            assertThat(aborted.await(2, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(wrongly).hasValue(0);
    }

    /** The store takes back a lease that ended, so the work must have stopped before. */
    @Test
    void abortsBeforeTheLeaseEndsWhenTheStoreIsAway() throws Exception {
        try (var keeper = new LeaseKeeper((_, _) -> {
            throw new StoreException("away", new IllegalStateException());
        }, LEASE)) {
            keeper.start();
            long asked = System.nanoTime();
            keeper.hold(one, asked, aborted::countDown);
            assertThat(aborted.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isBetween(LEASE.dividedBy(2), LEASE);
        }
    }

    @Test
    void abortsAlsoWhileTheStoreDoesNotAnswer() throws Exception {
        var silence = new CountDownLatch(1);
        try (var keeper = new LeaseKeeper((_, _) -> {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Set.of();
        }, LEASE)) {
            keeper.start();
            keeper.hold(one, System.nanoTime(), aborted::countDown);
            assertThat(aborted.await(2, TimeUnit.SECONDS)).isTrue();
            silence.countDown();
        }
    }

    @Test
    void whatIsReleasedIsNeitherRenewedNorAborted() throws Exception {
        try (var keeper = keeper()) {
            keeper.hold(one, System.nanoTime(), wrongly::incrementAndGet);
            keeper.release(one);
            lost.add(one);
            Thread.sleep(LEASE.toMillis() * 2);
        }
        assertThat(wrongly).hasValue(0);
    }

    private LeaseKeeper keeper() {
        var keeper = new LeaseKeeper((_, _) -> {
            renewals.incrementAndGet();
            return lost;
        }, LEASE);
        keeper.start();
        return keeper;
    }
}
