package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.Intake.Enqueued;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Jobs come in, are handed out, and end. */
final class DownloadsTest extends StoreFixture {
    @Test
    void handsOutAJobWithItsLimits() {
        var limits = new Aggregation("example.org", 3, Optional.of(0.5), Optional.of("http://proxy:1"));
        var spec = JobSpec.of("http://example.org/a?b=é", "example.org", CALLBACK);
        var id = add(spec, limits);

        var claimed = store.downloads().claim("one", 10, LEASE);

        assertThat(claimed).hasSize(1);
        var job = claimed.getFirst().job();
        assertThat(claimed.getFirst().aggregation()).isEqualTo(limits);
        assertThat(job.id()).isEqualTo(id);
        assertThat(job.spec()).isEqualTo(spec);
        assertThat(job.status()).isEqualTo(JobStatus.DOWNLOADING);
        assertThat(job.downloads()).isEqualTo(1);
        assertThat(job.eligibleAt()).isEmpty();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void givesTheOldestFirstAndNeverMoreThanTheLimit() {
        var ids = times(5, () -> add("a", 2));

        var first = store.downloads().claim("one", 10, LEASE);
        assertThat(first).extracting(x -> x.claim().id()).containsExactly(ids.get(0), ids.get(1));
        assertThat(claim(10)).isEmpty();

        assertThat(succeed(first.getFirst().claim())).isTrue();
        assertThat(claim(10)).containsExactly(ids.get(2));
    }

    @Test
    void servesAggregationsInTurn() {
        var many = times(6, () -> add("many", 100));
        var few = times(2, () -> add("few", 100));

        assertThat(times(5, () -> claim(1).getFirst())).containsExactly(many.get(0), few.get(0), many.get(1), few.get(
                1), many
                        .get(2));
    }

    @Test
    void aGivenPlaceDoesNotGoBeforeThoseThatWait() {
        times(10, () -> add("many", 1));
        var claim = claimOne();
        var other = add("other", 1);

        succeed(claim);

        assertThat(claim(2)).hasSize(2).contains(other);
    }

    @Test
    void acceptsTheSameJobTwiceButNoOtherUnderItsId() {
        var id = JobId.random();
        var spec = JobSpec.of("http://localhost/a", "a", CALLBACK);

        assertThat(store.intake().enqueue(id, spec, aggregation("a", 1), 1)).isEqualTo(Enqueued.ACCEPTED);
        assertThat(store.intake().enqueue(id, spec, aggregation("a", 1), 1)).isEqualTo(Enqueued.ACCEPTED);
        assertThat(store.intake().enqueue(id, JobSpec.of("http://localhost/b", "a", CALLBACK), aggregation("a", 1), 0))
                .isEqualTo(Enqueued.ID_TAKEN);
        assertThat(store.intake().enqueue(JobId.random(), spec, aggregation("a", 1), 1)).isEqualTo(Enqueued.FULL);
        assertThat(claim(10)).containsExactly(id);
    }

    @Test
    void successGoesToTheCallbacks() {
        var id = add("a", 1);

        assertThat(succeed(claimOne())).isTrue();

        var job = job(id);
        assertThat(job.status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        assertThat(job.file()).map(x -> x.path()).hasValue(id.value().substring(0, 3) + "/" + id);
        assertThat(job.responseCode()).isEqualTo(200);
        assertThat(job.imageSize()).isEqualTo("10x10");
        assertThat(job.mimeType()).isEqualTo("image/png");
        assertThat(claimCallback().job().id()).isEqualTo(id);
    }

    @Test
    void failureGoesToTheCallbacks() {
        var id = add("a", 1);

        assertThat(fail(claimOne())).isTrue();

        assertThat(job(id).error()).isEqualTo("gone");
        assertThat(job(id).downloaded()).isFalse();
        assertThat(claimCallback().job().responseCode()).isEqualTo(404);
    }

    @Test
    void triesLaterAfterItsPause() throws InterruptedException {
        var id = add("a", 1);
        var claim = claimOne();

        assertThat(store.downloads().retryLater(claim, mayPass(true), Duration.ofSeconds(1))).isTrue();

        assertThat(job(id).status()).isEqualTo(JobStatus.PENDING);
        assertThat(job(id).error()).isEqualTo("busy");
        assertThat(job(id).eligibleAt()).isPresent();
        assertThat(claim(1)).isEmpty();
        assertThat(store.downloads().untilNext(LEASE)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        await(() -> store.downloads().untilNext(LEASE).isZero());
        assertThat(claim(1)).containsExactly(id);
        assertThat(job(id).downloads()).isEqualTo(2);
    }

    @Test
    void anAttemptThatDoesNotCountIsNotCounted() {
        var id = add("a", 1);

        store.downloads().retryLater(claimOne(), mayPass(false), Duration.ZERO);

        assertThat(job(id).downloads()).isZero();
        assertThat(claim(1)).containsExactly(id);
        assertThat(job(id).downloads()).isEqualTo(1);
    }

    @Test
    void sleepsAtMostAsLongAsAsked() {
        assertThat(store.downloads().untilNext(LEASE)).isEqualTo(LEASE);
        add("a", 1);
        store.downloads().retryLater(claimOne(), mayPass(true), Duration.ofHours(1));
        assertThat(store.downloads().untilNext(LEASE)).isEqualTo(LEASE);
    }

    @Test
    void asksAgainWithTheSameClaim() {
        add("a", 1);
        var first = claimOne();
        assertThat(store.downloads().retryLater(first, mayPass(true), Duration.ZERO)).isTrue();
        assertThat(store.downloads().retryLater(first, mayPass(true), Duration.ZERO)).isTrue();
        assertThat(succeed(first)).isFalse();

        var second = claimOne();
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(store.downloads().retryLater(first, mayPass(true), Duration.ZERO)).isTrue();
        assertThat(job(first.id()).status()).isEqualTo(JobStatus.DOWNLOADING);
        assertThat(succeed(second)).isTrue();
        assertThat(succeed(second)).isTrue();
        assertThat(store.downloads().retryLater(second, mayPass(true), Duration.ZERO)).isFalse();

        store.callbacks().delivered(claimCallback().claim(), KEEP);
        assertThat(succeed(second)).isTrue();
        assertThat(job(first.id()).status()).isEqualTo(JobStatus.DONE);
        assertThat(job(first.id()).downloads()).isEqualTo(2);
    }

    @Test
    void anOlderFenceChangesNothing() {
        add("a", 1);
        var late = claimOne();
        endLeases("leases");
        assertThat(store.downloads().reclaim(10, 5, KEEP)).isEqualTo(1);
        var holder = claimOne();
        store.downloads().renew(List.of(holder), LEASE);
        var before = inside().hgetAll(key("job:" + late.id()));

        assertThat(succeed(late)).isFalse();
        assertThat(fail(late)).isFalse();
        assertThat(store.downloads().retryLater(late, mayPass(true), Duration.ZERO)).isFalse();
        assertThat(store.downloads().renew(List.of(late, holder), LEASE)).isEqualTo(Set.of(late));
        assertThat(store.downloads().renew(List.of(new Claim(JobId.random(), 1)), LEASE)).hasSize(1);

        assertThat(inside().hgetAll(key("job:" + late.id()))).isEqualTo(before);
        assertThat(claim(10)).isEmpty();
        assertThat(succeed(holder)).isTrue();
    }
}
