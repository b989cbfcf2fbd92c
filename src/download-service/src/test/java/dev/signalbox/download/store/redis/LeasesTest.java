package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.JobView.Canceled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processors that die, and jobs that are canceled under them. */
final class LeasesTest extends StoreFixture {
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    void aJobComesBackWhenItsLeaseEnds() throws InterruptedException {
        var id = add("a", 1);
        store.downloads().claim("one", 1, SHORT);
        assertThat(store.downloads().reclaim(10, 5, KEEP)).isZero();

        await(() -> store.downloads().reclaim(10, 5, KEEP) == 1);

        assertThat(job(id).status()).isEqualTo(JobStatus.PENDING);
        assertThat(job(id).downloads()).isZero();
        assertThat(claim(1)).containsExactly(id);
    }

    @Test
    void aLeaseThatIsRenewedDoesNotEnd() throws InterruptedException {
        add("a", 1);
        var claim = store.downloads().claim("one", 1, SHORT).getFirst().claim();

        assertThat(store.downloads().renew(List.of(claim), LEASE)).isEmpty();

        Thread.sleep(SHORT.plusMillis(20));
        assertThat(store.downloads().reclaim(10, 5, KEEP)).isZero();
        assertThat(succeed(claim)).isTrue();
    }

    @Test
    void whatNobodyTookBackStillHolds() throws InterruptedException {
        add("a", 1);
        var claim = store.downloads().claim("one", 1, SHORT).getFirst().claim();
        Thread.sleep(SHORT.plusMillis(20));

        assertThat(claim(1)).isEmpty();
        assertThat(succeed(claim)).isTrue();
        assertThat(store.downloads().reclaim(10, 5, KEEP)).isZero();
    }

    @Test
    void aJobThatKillsItsProcessorsFails() {
        var id = add("a", 1);
        for (int i = 0; i < 3; i++) {
            assertThat(job(id).status()).isEqualTo(JobStatus.PENDING);
            store.downloads().renew(List.of(claimOne()), LEASE);
            endLeases("leases");
            assertThat(store.downloads().reclaim(10, 3, KEEP)).isEqualTo(1);
        }

        assertThat(job(id).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        assertThat(job(id).error()).isEqualTo("The processor died 3 times while downloading this");
        assertThat(claimCallback().job().downloaded()).isFalse();
    }

    /** As when the answers to the claims are lost. */
    @Test
    void aJobThatNobodyHeardOfDoesNotFail() {
        var id = add("a", 1);
        store.downloads().renew(List.of(claimOne()), LEASE);
        for (int i = 0; i < 3; i++) {
            endLeases("leases");
            assertThat(store.downloads().reclaim(10, 2, KEEP)).isEqualTo(1);
            claimOne();
        }

        assertThat(job(id).status()).isEqualTo(JobStatus.DOWNLOADING);
        assertThat(job(id).downloads()).isEqualTo(1);
    }

    @Test
    void onlyLossesInARowCount() {
        add("a", 1);
        for (int i = 0; i < 4; i++) {
            store.downloads().renew(List.of(claimOne()), LEASE);
            endLeases("leases");
            store.downloads().reclaim(10, 2, KEEP);
            store.downloads().retryLater(claimOne(), mayPass(true), Duration.ZERO);
        }

        assertThat(store.jobs().counts()).containsEntry(JobStatus.PENDING, 1L);
    }

    @Test
    void takesBackAsManyAsAsked() {
        times(5, () -> add("a", 5));
        claim(5);
        endLeases("leases");

        assertThat(store.downloads().reclaim(3, 5, KEEP)).isEqualTo(3);
        assertThat(store.downloads().reclaim(3, 5, KEEP)).isEqualTo(2);
    }

    /** A failover may lose the last claims, and with them the job's fence. */
    @Test
    void noFenceIsGivenTwice() {
        var id = add("a", 1);
        var lost = claimOne();
        endLeases("leases");
        store.downloads().reclaim(1, 5, KEEP);
        inside().hdel(key("job:" + id), "fence");

        var holder = claimOne();

        assertThat(holder.fence()).isGreaterThan(lost.fence());
        assertThat(succeed(lost)).isFalse();
    }

    @Test
    void aCanceledJobThatWaitsIsNotDownloaded() {
        var id = add("a", 1);

        assertThat(store.jobs().cancel(id, KEEP)).isEqualTo(Canceled.DONE);
        assertThat(store.jobs().cancel(id, KEEP)).isEqualTo(Canceled.DONE);

        assertThat(job(id).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(claim(1)).isEmpty();
        forgetAll("");
        assertThat(keys()).isEmpty();
    }

    @Test
    void theOwnerOfACanceledJobHearsOfIt() {
        add("a", 1);
        var claim = claimOne();
        var waiting = add("a", 1);

        assertThat(store.jobs().cancel(claim.id(), KEEP)).isEqualTo(Canceled.DONE);
        assertThat(claim(1)).as("it still downloads").isEmpty();
        assertThat(store.downloads().renew(List.of(claim), LEASE)).containsExactly(claim);
        assertThat(store.downloads().retryLater(claim, mayPass(false), Duration.ZERO)).isFalse();

        assertThat(claim(1)).containsExactly(waiting);
        assertThat(job(claim.id()).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void anOwnerThatHeardAndDiedHoldsItsPlaceForMomentsOnly() {
        add("a", 1);
        var claim = claimOne();
        var waiting = add("a", 1);
        store.jobs().cancel(claim.id(), KEEP);
        store.downloads().renew(List.of(claim), LEASE);

        var lease = inside().zrangeWithScores(key("leases"), 0, -1).getFirst().getScore();
        assertThat(lease / 1e6 - System.currentTimeMillis() / 1e3).isLessThan(2.1);
        endLeases("leases");
        store.downloads().reclaim(1, 5, KEEP);
        assertThat(claim(1)).containsExactly(waiting);
    }

    @Test
    void aFileThatCameTooLateGoesWithTheCanceledJob() {
        var id = add("a", 1);
        var claim = claimOne();
        store.jobs().cancel(id, KEEP);

        assertThat(succeed(claim)).isFalse();

        forgetAll("");
        assertThat(store.jobs().find(id)).isPresent();
        forgetAll("disk");
        assertThat(keys()).isEmpty();
    }

    @Test
    void itIsTooLateToCancelWhatIsOver() {
        var id = add("a", 1);
        succeed(claimOne());

        assertThat(store.jobs().cancel(id, KEEP)).isEqualTo(Canceled.TOO_LATE);
        assertThat(store.jobs().cancel(JobId.random(), KEEP)).isEqualTo(
                Canceled.UNKNOWN_JOB);
        assertThat(job(id).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
    }
}
