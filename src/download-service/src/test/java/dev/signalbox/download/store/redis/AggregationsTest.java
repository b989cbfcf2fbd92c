package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.store.AggregationView.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits of aggregations: whose they are, how long they last, and that they hold. */
final class AggregationsTest extends StoreFixture {
    private static Aggregation rated(double perSecond) {
        return new Aggregation("a", 100, Optional.of(perSecond), Optional.empty());
    }

    private static JobSpec spec(String aggr) {
        return JobSpec.of("http://localhost/a", aggr, CALLBACK);
    }

    private static Entry entry(String id) {
        return store.aggregations().find(id).orElseThrow();
    }

    @Test
    void theFirstJobSaysTheLimits() {
        add("a", 2);
        add("a", 7);

        assertThat(entry("a")).isEqualTo(new Entry(aggregation("a", 2), 2, 0, false));
    }

    /** In the original the job then ran with limit 4 and without the proxy. */
    @Test
    void aNewJobBringsItsLimitsWhenTheAggregationHasJustGone() {
        add("a", 2);
        succeed(claimOne());
        assertThat(store.aggregations().find("a")).isEmpty();

        var limits = new Aggregation("a", 7, Optional.empty(), Optional.of("http://proxy:1"));
        add(spec("a"), limits);

        assertThat(entry("a").aggregation()).isEqualTo(limits);
        assertThat(store.downloads().claim("one", 1, LEASE).getFirst().aggregation()).isEqualTo(limits);
    }

    @Test
    void limitsLastWhileAJobRunsOrWaits() {
        add("a", 2);
        var claim = claimOne();
        add("a", 7);
        assertThat(entry("a")).isEqualTo(new Entry(aggregation("a", 2), 1, 1, false));

        store.downloads().retryLater(claim, mayPass(true), LEASE);
        assertThat(entry("a")).isEqualTo(new Entry(aggregation("a", 2), 2, 0, false));
    }

    @Test
    void nothingNewBeginsUntilItFitsALowerLimit() {
        times(6, () -> add("a", 3));
        var running = store.downloads().claim("one", 10, LEASE);
        assertThat(running).hasSize(3);

        assertThat(store.aggregations().set(aggregation("a", 1))).isEqualTo(new Entry(aggregation("a", 1), 3, 3, true));

        succeed(running.get(0).claim());
        succeed(running.get(1).claim());
        assertThat(claim(10)).isEmpty();
        succeed(running.get(2).claim());
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void aHigherLimitCountsAtOnce() {
        times(4, () -> add("a", 1));
        claim(10);

        store.aggregations().set(aggregation("a", 3));

        assertThat(claim(10)).hasSize(2);
    }

    @Test
    void whatAnOperatorSetStaysUntilItIsReleased() {
        var limits = new Aggregation("a", 9, Optional.of(2.5), Optional.of("http://proxy:1"));
        store.aggregations().set(limits);
        add("a", 2);
        succeed(claimOne());
        assertThat(entry("a")).isEqualTo(new Entry(limits, 0, 0, true));

        store.aggregations().set(aggregation("a", 8));
        assertThat(entry("a").aggregation()).isEqualTo(aggregation("a", 8));

        assertThat(store.aggregations().release("a")).isTrue();
        assertThat(store.aggregations().release("a")).isFalse();
        assertThat(store.aggregations().find("a")).isEmpty();
    }

    @Test
    void releasedLimitsStayWhileThereAreJobs() {
        add("a", 2);
        store.aggregations().set(aggregation("a", 9));

        assertThat(store.aggregations().release("a")).isTrue();

        assertThat(entry("a")).isEqualTo(new Entry(aggregation("a", 9), 1, 0, false));
        succeed(claimOne());
        assertThat(store.aggregations().find("a")).isEmpty();
    }

    @Test
    void listsByIdInPages() {
        for (var id : new String[]{"b", "ä:{}", "a", "c", "(x"}) {
            add(id, 1);
        }

        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = store.aggregations().list(cursor, 2);
            page.items().forEach(x -> names.add(x.aggregation().id()));
            cursor = page.next().orElse("");
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("(x", "a", "b", "c", "ä:{}");
    }

    @Test
    void downloadsBeginNoCloserThanTheRateSays() throws InterruptedException {
        times(5, () -> add(spec("a"), rated(20)));
        var begun = new ArrayList<Long>();

        while (begun.size() < 5) {
            var claimed = store.downloads().claim("one", 10, LEASE);
            assertThat(claimed).hasSizeLessThan(2);
            claimed.forEach(x -> begun.add(micros(x.job().updatedAt())));
            Thread.sleep(store.downloads().untilNext(Duration.ofMillis(200)).toMillis() / 2);
        }

        for (int i = 1; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 1)).isGreaterThanOrEqualTo(50_000);
        }
    }

    private static long micros(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos() / 1000;
    }

    /** The aggregation is gone in between, and comes again with the next job. */
    @Test
    void theRateAlsoHoldsBetweenJobsThatComeOneByOne() {
        add(spec("a"), rated(0.1));
        succeed(claimOne());
        add(spec("a"), rated(0.1));

        assertThat(claim(1)).isEmpty();
        assertThat(store.downloads().untilNext(LEASE)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void aNewRateCountsAtOnce() {
        times(2, () -> add(spec("a"), rated(0.001)));
        claimOne();
        assertThat(store.downloads().untilNext(Duration.ofHours(1))).isGreaterThan(Duration.ofMinutes(10));

        store.aggregations().set(aggregation("a", 100));

        assertThat(claim(1)).hasSize(1);
    }

    /** Deleted by hand, or thrown out by a server without memory. */
    @Test
    void aLostAggregationDoesNotHoldUpItsJobs() {
        var id = add("a", 1);
        inside().del(key("aggr:a"));

        assertThat(claim(1)).containsExactly(id);
        assertThat(entry("a").aggregation()).isEqualTo(aggregation("a", 4));
    }

    @Test
    void aRateBeyondAllMeasureHoldsUpNoOther() {
        for (var rate : new double[]{Double.MIN_VALUE, 1e-300, 1e300, Double.POSITIVE_INFINITY}) {
            times(2, () -> add(spec("a"), rated(rate)));
            var other = add("b", 1);

            assertThat(claim(10)).hasSizeBetween(2, 3).contains(other);
            flush();
        }
    }

    /** By hand; the service's own limit is better than none. */
    @Test
    void limitsThatAreNoNumbersAreNotUsed() {
        add("a", 2);
        inside().hset(key("aggr:a"), Map.of("limit", "many", "rps", "few"));

        assertThat(claim(10)).hasSize(1);
        assertThat(entry("a").aggregation()).isEqualTo(aggregation("a", 4));
    }

    @Test
    void aFullOneThatIsListedAllTheSameGivesNothing() {
        times(2, () -> add("a", 1));
        claim(1);
        inside().zadd(key("due"), 1, "a");

        assertThat(claim(1)).isEmpty();
        assertThat(inside().exists(key("due"))).isFalse();
    }

    @Test
    void oneThatHasNoJobsIsNotDue() {
        store.aggregations().set(aggregation("a", 1));

        assertThat(claim(1)).isEmpty();
        assertThat(store.downloads().untilNext(LEASE)).isEqualTo(LEASE);
    }
}
