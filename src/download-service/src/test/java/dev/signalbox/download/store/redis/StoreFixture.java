package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.Intake.Enqueued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

/** An empty store in a real Redis server, and words for what tests do with it. */
abstract class StoreFixture {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration KEEP = Duration.ofMinutes(10);
    static final CallbackSpec CALLBACK = new CallbackSpec("http://localhost/told", "", "", "", "");

    private static RedisServer server;
    private static Jedis inside;
    protected static RedisStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        inside = server.client();
        store = RedisStore.open(RedisSettings.of(server.host(), server.port()));
    }

    @AfterAll
    static void stop() {
        store.close();
        inside.close();
        server.close();
    }

    @BeforeEach
    void flush() {
        server.flush();
    }

    static RedisServer server() {
        return server;
    }

    /** Behind the store's back. */
    static Jedis inside() {
        return inside;
    }

    static String key(String name) {
        return "{signalbox-downloads}:" + name;
    }

    static Aggregation aggregation(String id, int limit) {
        return new Aggregation(id, limit, Optional.empty(), Optional.empty());
    }

    static JobId add(String aggr, int limit) {
        return add(JobSpec.of("http://localhost/a", aggr, CALLBACK), aggregation(aggr, limit));
    }

    /** A job that nobody is told of. */
    static JobId addSilent(String aggr) {
        return add(JobSpec.of("http://localhost/a", aggr, CallbackSpec.NONE), aggregation(aggr, 4));
    }

    static JobId add(JobSpec spec, Aggregation aggregation) {
        var id = JobId.random();
        assertThat(store.intake().enqueue(id, spec, aggregation, 0)).isEqualTo(Enqueued.ACCEPTED);
        return id;
    }

    static List<JobId> claim(int max) {
        return store.downloads().claim("one", max, LEASE).stream().map(x -> x.claim().id()).toList();
    }

    static Claim claimOne() {
        var claimed = store.downloads().claim("one", 1, LEASE);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst().claim();
    }

    static CallbackQueue.ClaimedCallback claimCallback() {
        var claimed = store.callbacks().claim("one", 1, LEASE);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    static boolean succeed(Claim claim) {
        return store.downloads().finish(claim, success(claim.id(), "disk"), KEEP);
    }

    static boolean fail(Claim claim) {
        return store.downloads().finish(claim, new DownloadOutcome.Failed("gone", 404), KEEP);
    }

    static DownloadOutcome success(JobId id, String storage) {
        var path = id.value().substring(0, 3) + "/" + id;
        return new DownloadOutcome.Succeeded(new StoredFile(storage, path, "http://files/" + path, 12, "00ff"), 200,
                "10x10",
                "image/png");
    }

    static DownloadOutcome.MayPass mayPass(boolean counts) {
        return new DownloadOutcome.MayPass("busy", 503, counts, Optional.empty());
    }

    static Job job(JobId id) {
        return store.jobs().find(id).orElseThrow();
    }

    /** Also makes what is kept due at once: the lists are moved as time would. */
    static void forgetAll(String... storages) {
        for (var storage : storages) {
            var list = key("deletions:" + storage);
            inside.zrange(list, 0, -1).forEach(x -> inside.zadd(list, 0, x));
            for (var due : store.deletions().claim(storage, 1000, LEASE)) {
                store.deletions().forget(due.id(), storage);
            }
        }
    }

    /** Makes all leases of a list end. */
    static void endLeases(String list) {
        inside.zrange(key(list), 0, -1).forEach(x -> inside.zadd(key(list), 1, x));
    }

    static Set<String> keys() {
        return inside.keys("*");
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come about in time").isLessThan(end);
            Thread.sleep(5);
        }
    }

    static <T> List<T> times(int n, Supplier<T> one) {
        var all = new ArrayList<T>();
        for (int i = 0; i < n; i++) {
            all.add(one.get());
        }
        return all;
    }
}
