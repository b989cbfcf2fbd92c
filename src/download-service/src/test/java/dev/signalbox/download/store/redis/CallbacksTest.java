package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue.Retried;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallbacksTest extends StoreFixture {
    private static JobId downloaded() {
        var id = add("a", 1);
        succeed(claimOne());
        return id;
    }

    @Test
    void deliveredJobsAreKeptForAWhile() {
        var id = downloaded();
        var claimed = claimCallback();
        assertThat(claimed.job().status()).isEqualTo(JobStatus.CALLING_BACK);
        assertThat(claimed.job().callbacks()).isEqualTo(1);

        assertThat(store.callbacks().delivered(claimed.claim(), KEEP)).isTrue();
        assertThat(store.callbacks().delivered(claimed.claim(), KEEP)).isTrue();
        assertThat(store.callbacks().failed(claimed.claim(), "x", KEEP)).isFalse();

        assertThat(job(id).status()).isEqualTo(JobStatus.DONE);
        assertThat(job(id).deliveredAt()).isPresent();
        assertThat(store.deletions().claim("disk", 10, LEASE)).isEmpty();
    }

    @Test
    void aFailureThatWasToldIsFailed() {
        var id = add("a", 1);
        fail(claimOne());

        store.callbacks().delivered(claimCallback().claim(), KEEP);

        assertThat(job(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(job(id).error()).isEqualTo("gone");
    }

    @Test
    void triesLaterAfterItsPause() throws InterruptedException {
        var id = downloaded();

        var claim = claimCallback().claim();
        assertThat(store.callbacks().retryLater(claim, "no answer", Duration.ofSeconds(1))).isTrue();
        assertThat(store.callbacks().retryLater(claim, "no answer", Duration.ofSeconds(1))).isTrue();

        assertThat(job(id).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        assertThat(job(id).callbackError()).isEqualTo("no answer");
        assertThat(store.callbacks().claim("one", 1, LEASE)).isEmpty();
        assertThat(store.callbacks().untilNext(LEASE)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        await(() -> store.callbacks().untilNext(LEASE).isZero());
        assertThat(claimCallback().job().callbacks()).isEqualTo(2);
    }

    /** In the original the link grew by the path with each attempt. */
    @Test
    void everyAttemptTellsTheSameFile() {
        downloaded();
        var first = claimCallback();
        store.callbacks().failed(first.claim(), "no", KEEP);
        store.callbacks().retry(first.claim().id());

        assertThat(claimCallback().job().file()).isEqualTo(first.job().file());
    }

    @Test
    void whatIsGivenBackIsNotCounted() {
        var id = downloaded();

        var claim = claimCallback().claim();
        assertThat(store.callbacks().giveBack(claim)).isTrue();
        assertThat(store.callbacks().giveBack(claim)).isTrue();

        assertThat(job(id).callbacks()).isZero();
        assertThat(claimCallback().job().callbacks()).isEqualTo(1);
    }

    /** In the original a second notifier at once sent again what the first was sending. */
    @Test
    void onlyALeaseThatEndedIsTakenBack() throws InterruptedException {
        downloaded();
        var claim = store.callbacks().claim("one", 1, Duration.ofMillis(400)).getFirst().claim();
        assertThat(store.callbacks().reclaim(10)).isZero();
        assertThat(store.callbacks().renew(List.of(claim), Duration.ofMillis(400))).isEmpty();

        await(() -> store.callbacks().reclaim(10) == 1);

        var next = claimCallback();
        assertThat(next.job().callbacks()).isEqualTo(1);
        assertThat(store.callbacks().renew(List.of(claim, next.claim()), LEASE)).containsExactly(claim);
        assertThat(store.callbacks().delivered(claim, KEEP)).isFalse();
        assertThat(store.callbacks().giveBack(claim)).isFalse();
        assertThat(store.callbacks().delivered(next.claim(), KEEP)).isTrue();
    }

    @Test
    void aFailedOneIsTriedAgainByHandOnly() {
        var id = downloaded();
        var claim = claimCallback().claim();
        assertThat(store.callbacks().failed(claim, "refused", KEEP)).isTrue();
        assertThat(store.callbacks().failed(claim, "refused", KEEP)).isTrue();
        assertThat(job(id).status()).isEqualTo(JobStatus.CALLBACK_FAILED);
        assertThat(job(id).callbackError()).isEqualTo("refused");
        assertThat(store.callbacks().claim("one", 1, LEASE)).isEmpty();

        assertThat(store.callbacks().retry(id)).isEqualTo(Retried.REQUEUED);

        assertThat(store.callbacks().retry(id)).isEqualTo(Retried.NOT_FAILED);
        assertThat(store.callbacks().retry(JobId.random())).isEqualTo(Retried.UNKNOWN_JOB);
        assertThat(inside().exists(key("deletions:disk"))).as("its file is needed again").isFalse();
        var again = claimCallback();
        assertThat(again.job().callbacks()).isEqualTo(1);
        assertThat(again.job().callbackError()).isEmpty();
    }

    @Test
    void whatIsBeingDeletedIsNotToldAgain() {
        var id = downloaded();
        store.callbacks().failed(claimCallback().claim(), "refused", Duration.ZERO);
        assertThat(store.deletions().claim("disk", 1, LEASE)).hasSize(1);

        assertThat(store.callbacks().retry(id)).isEqualTo(Retried.UNKNOWN_JOB);
    }

    /** In the original the success of such a job was sent to no backend, twice, and then failed. */
    @Test
    void onlyWhoAskedForAnOutcomeIsTold() {
        var onlyErrors = new CallbackSpec("", "", "", "http", "http://localhost/errors");
        var good = add(JobSpec.of("http://localhost/a", "a", onlyErrors), aggregation("a", 2));
        var bad = add(JobSpec.of("http://localhost/a", "a", onlyErrors), aggregation("a", 2));
        succeed(claimOne());
        fail(claimOne());

        assertThat(job(good).status()).isEqualTo(JobStatus.DONE);
        assertThat(job(bad).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        forgetAll("disk");
        assertThat(store.jobs().find(good)).isEmpty();
    }
}
