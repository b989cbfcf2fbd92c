package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue.Retried;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.JobView.Canceled;
import dev.signalbox.download.store.redis.StoreModel.Entry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random work by owners who come late, ask again, die, or are canceled: after each step the store is as a plain model
 * says, and in the end it is empty.
 */
final class RandomWorkTest extends RandomChoices {
    private static final int STEPS = 600;
    private static final int MAX_LOSSES = 3;
    private static final Duration ENDS_AT_ONCE = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void staysAsTheModelSays(long seed) throws InterruptedException {
        random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step();
            model.settle();
            if (i % 5 == 0) {
                model.compare(store, inside());
            }
        }
        drain();
        assertThat(keys()).isEmpty();
    }

    private void step() throws InterruptedException {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> enqueue();
            case 3, 4 -> claimSome();
            case 5, 6 -> finish();
            case 7 -> retryLater();
            case 8 -> renew();
            case 9 -> reclaim();
            case 10 -> cancel();
            case 11, 12 -> claimCallbacks();
            case 13 -> endCallback();
            case 14 -> operate();
            default -> delete();
        }
    }

    private void enqueue() {
        var entry = new Entry(one(StoreModel.AGGREGATIONS), random.nextInt(3) > 0);
        int limit = 1 + random.nextInt(3);
        var id = add(JobSpec.of("http://localhost/a", entry.aggr, entry.tells ? CALLBACK : CallbackSpec.NONE),
                aggregation(
                        entry.aggr, limit));
        model.enqueued(id, entry, limit);
    }

    private void claimSome() {
        boolean all = random.nextBoolean();
        boolean dies = random.nextInt(3) == 0;
        var claimed = store.downloads().claim("owner", all ? 100 : 1, dies ? ENDS_AT_ONCE : LEASE);
        model.claimed(claimed, all, dies);
        claimed.forEach(x -> claims.add(x.claim()));
    }

    private void finish() {
        var claim = someClaim();
        boolean success = random.nextBoolean();
        var entry = model.jobs.get(claim.id());
        var holds = model.holds(claim, JobStatus.DOWNLOADING);
        var again = entry != null && entry.over.equals("F" + claim.fence());

        assertThat(success ? succeed(claim) : fail(claim)).isEqualTo(holds || again);

        if (entry == null || again) {
            return;
        }
        if (holds) {
            entry.over = "F" + claim.fence();
            entry.storage = success ? "disk" : "";
            entry.losses = 0;
            entry.place = false;
            entry.end(success);
        } else if (entry.status == JobStatus.CANCELED) {
            entry.place &= entry.fence != claim.fence();
            entry.storage = success ? "disk" : entry.storage;
        }
    }

    private void retryLater() {
        var claim = someClaim();
        var entry = model.jobs.get(claim.id());
        boolean counts = random.nextBoolean();
        boolean later = random.nextInt(4) == 0;
        var holds = model.holds(claim, JobStatus.DOWNLOADING);
        var again = entry != null && entry.over.equals("R" + claim.fence());

        assertThat(store.downloads().retryLater(claim, mayPass(counts), later ? LATER : Duration.ZERO)).isEqualTo(holds
                || again);

        if (!again && holds) {
            entry.over = "R" + claim.fence();
            entry.losses = 0;
            waits(entry, counts ? 0 : 1, later);
        } else if (!again && model.holds(claim, JobStatus.CANCELED)) {
            entry.place = false;
        }
    }

    private static void waits(Entry entry, int notCounted, boolean later) {
        entry.status = JobStatus.PENDING;
        entry.place = false;
        entry.downloads -= notCounted;
        entry.later = later;
    }

    private void renew() {
        var some = new HashSet<Claim>();
        for (int i = 0; i < 5; i++) {
            some.add(someClaim());
        }
        var lost = new HashSet<>(some);
        lost.removeIf(x -> model.holds(x, JobStatus.DOWNLOADING));

        boolean dies = random.nextInt(3) == 0;
        assertThat(store.downloads().renew(some, dies ? ENDS_AT_ONCE : LEASE)).isEqualTo(lost);

        some.stream().filter(x -> !lost.contains(x)).map(x -> model.jobs.get(x.id())).forEach(x -> {
            x.leaseEnds = dies;
            x.seen = x.fence;
        });
        // Shown to the wrong queue, but its owner's all the same.
        some.stream().filter(x -> model.holds(x, JobStatus.CALLING_BACK)).forEach(x -> model.jobs.get(x
                .id()).leaseEnds = dies);
        some.stream().filter(x -> model.holds(x, JobStatus.CANCELED)).forEach(this::endsSoon);
    }

    /** In two seconds, which the test does not wait for. */
    private void endsSoon(Claim claim) {
        var entry = model.jobs.get(claim.id());
        if (entry.place) {
            inside().zadd(key("leases"), 1, claim.id() + entry.aggr);
            entry.leaseEnds = true;
        }
    }

    private void reclaim() throws InterruptedException {
        Thread.sleep(2);
        var ended = model.jobs.values().stream().filter(x -> x.place && x.leaseEnds).toList();
        assertThat(store.downloads().reclaim(100, MAX_LOSSES, Duration.ZERO)).isEqualTo(ended.size());
        for (var entry : ended) {
            entry.place = false;
            entry.losses += entry.seen == entry.fence ? 1 : 0;
            if (entry.status == JobStatus.DOWNLOADING && entry.losses >= MAX_LOSSES) {
                entry.end(false);
            } else if (entry.status == JobStatus.DOWNLOADING) {
                waits(entry, 1, false);
            }
        }
        var calls = model.jobs.values().stream().filter(x -> x.status == JobStatus.CALLING_BACK && x.leaseEnds)
                .toList();
        assertThat(store.callbacks().reclaim(100)).isEqualTo(calls.size());
        calls.forEach(x -> {
            x.status = JobStatus.CALLBACK_PENDING;
            x.callbacks--;
        });
    }

    private void cancel() {
        var id = someJob();
        var entry = model.jobs.get(id);
        var expected = switch (entry == null ? JobStatus.DONE : entry.status) {
            case PENDING, DOWNLOADING, CANCELED -> Canceled.DONE;
            default -> entry == null ? Canceled.UNKNOWN_JOB : Canceled.TOO_LATE;
        };

        assertThat(store.jobs().cancel(id, Duration.ZERO)).isEqualTo(expected);

        if (expected == Canceled.DONE) {
            entry.status = JobStatus.CANCELED;
        }
    }

    private void claimCallbacks() {
        boolean dies = random.nextInt(3) == 0;
        for (var one : store.callbacks().claim("owner", 1 + random.nextInt(3), dies ? ENDS_AT_ONCE : LEASE)) {
            var entry = model.jobs.get(one.claim().id());
            assertThat(entry.status).isEqualTo(JobStatus.CALLBACK_PENDING);
            assertThat(entry.later).isFalse();
            assertThat(one.claim().fence()).isGreaterThan(entry.fence);
            entry.fence = one.claim().fence();
            entry.status = JobStatus.CALLING_BACK;
            entry.leaseEnds = dies;
            entry.callbacks++;
            claims.add(one.claim());
        }
    }

    private void endCallback() {
        var claim = someClaim();
        var entry = model.jobs.get(claim.id());
        var queue = store.callbacks();
        var how = random.nextInt(4);
        var holds = model.holds(claim, JobStatus.CALLING_BACK);
        var answer = switch (how) {
            case 0 -> queue.delivered(claim, Duration.ZERO);
            case 1 -> queue.failed(claim, "no", Duration.ZERO);
            case 2 -> queue.retryLater(claim, "no", Duration.ZERO);
            default -> queue.giveBack(claim);
        };
        if (entry == null || !holds) {
            assertThat(answer).isEqualTo(entry != null && entry.told.equals(how + "c" + claim.fence()));
            return;
        }
        assertThat(answer).isTrue();
        entry.told = how + "c" + claim.fence();
        entry.callbacks -= how == 3 ? 1 : 0;
        entry.status = switch (how) {
            case 0 -> entry.storage.isEmpty() ? JobStatus.FAILED : JobStatus.DONE;
            case 1 -> JobStatus.CALLBACK_FAILED;
            default -> JobStatus.CALLBACK_PENDING;
        };
    }

    private void operate() {
        var aggr = one(StoreModel.AGGREGATIONS);
        if (random.nextBoolean()) {
            assertThat(store.aggregations().release(aggr)).isEqualTo(model.aggregations.containsKey(aggr));
            model.aggregations.computeIfPresent(aggr, (_, x) -> operated(x, false));
        } else {
            var limits = aggregation(aggr, 1 + random.nextInt(4));
            store.aggregations().set(limits);
            operated(model.aggregations.computeIfAbsent(aggr, _ -> new StoreModel.Limits()), true).limit = limits
                    .limit();
        }
        var id = someJob();
        var entry = model.jobs.get(id);
        var failed = entry != null && entry.status == JobStatus.CALLBACK_FAILED && !entry.deleting;
        assertThat(store.callbacks().retry(id) == Retried.REQUEUED).isEqualTo(failed);
        if (failed) {
            entry.status = JobStatus.CALLBACK_PENDING;
            entry.callbacks = 0;
        }
    }

    private static StoreModel.Limits operated(StoreModel.Limits limits, boolean by) {
        limits.operator = by;
        return limits;
    }

    /** Some reapers die between asking and forgetting. */
    private void delete() {
        var storage = one(StoreModel.STORAGES);
        for (var due : store.deletions().claim(storage, 2, ENDS_AT_ONCE)) {
            var entry = model.jobs.get(due.id());
            assertThat(entry.listedForDeletion()).isTrue();
            assertThat(entry.storage).isEqualTo(storage);
            entry.deleting = true;
            if (random.nextBoolean()) {
                store.deletions().forget(due.id(), storage);
                model.jobs.remove(due.id());
            }
        }
    }

    private void drain() {
        StoreModel.AGGREGATIONS.forEach(store.aggregations()::release);
        for (var id : model.jobs.keySet()) {
            store.jobs().cancel(id, Duration.ZERO);
        }
        endLeases("calling");
        store.callbacks().reclaim(100);
        inside().zrange(key("callbacks"), 0, -1).forEach(x -> inside().zadd(key("callbacks"), 1, x));
        while (!store.callbacks().claim("owner", 1, LEASE).stream().map(x -> store.callbacks().delivered(x.claim(),
                Duration.ZERO)).toList().isEmpty()) {
            forgetAll("disk", "");
        }
        forgetAll("disk", "");
    }
}
