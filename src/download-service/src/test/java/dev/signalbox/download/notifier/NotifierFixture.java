package dev.signalbox.download.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.callback.CallbackBackend;
import dev.signalbox.download.callback.HttpBackend;
import dev.signalbox.download.callback.HttpSettings;
import dev.signalbox.download.callback.Receiver;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.redis.RedisServer;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import dev.signalbox.transfer.HostAllowList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A store in a real Redis server, a client's server, and notifiers between them. */
abstract class NotifierFixture {
    static final Duration KEEP = Duration.ofMinutes(10);
    private static RedisServer server;
    static RedisStore store;

    final Receiver receiver = new Receiver();
    final Counters counters = new Counters();
    private final List<Notifier> running = new ArrayList<>();

    @BeforeAll
    static void startRedis() {
        server = RedisServer.start();
        store = RedisStore.open(RedisSettings.of(server.host(), server.port()));
    }

    @AfterAll
    static void stopRedis() {
        store.close();
        server.close();
    }

    @BeforeEach
    void flush() {
        server.flush();
    }

    @AfterEach
    void stop() {
        receiver.goOn();
        running.forEach(Notifier::close);
        receiver.close();
    }

    static int redisPort() {
        return server.port();
    }

    /** Two attempts, 30 ms between them. */
    static NotifierSettings quick() {
        return new NotifierSettings(4, KEEP, KEEP, 2, Duration.ofMillis(30), Duration.ofSeconds(1),
                Duration.ofMillis(200));
    }

    static NotifierSettings withPause(Duration pause) {
        return new NotifierSettings(4, KEEP, KEEP, 2, pause, Duration.ofSeconds(1), Duration.ofMillis(200));
    }

    static CallbackBackend http() {
        return new HttpBackend(new HttpSettings(HostAllowList.parse("*"), true, Duration.ofSeconds(20), 4,
                Optional.empty()));
    }

    Notifier start(NotifierSettings settings) {
        return start(store.callbacks(), Map.of("http", http()), settings);
    }

    Notifier start(CallbackQueue queue, Map<String, CallbackBackend> backends, NotifierSettings settings) {
        var notifier = new Notifier(queue, backends, settings, "test-" + running.size(), counters);
        running.add(notifier);
        notifier.start();
        return notifier;
    }

    CallbackSpec toReceiver() {
        return new CallbackSpec("", "http", receiver.url("/callback"), "", "");
    }

    static JobId downloaded(CallbackSpec callback) {
        return over(callback, id -> {
            var path = id.value().substring(0, 3) + "/" + id;
            return new DownloadOutcome.Succeeded(new StoredFile("disk", path, "http://files/" + path, 3, "00"), 200,
                    "", "");
        });
    }

    static JobId failed(CallbackSpec callback) {
        return over(callback, _ -> new DownloadOutcome.Failed("gone", 404));
    }

    private interface Outcome {
        DownloadOutcome of(JobId id);
    }

    private static JobId over(CallbackSpec callback, Outcome outcome) {
        var id = JobId.random();
        store.intake().enqueue(id, JobSpec.of("http://example.com/a", "a", callback), new Aggregation("a", 1,
                Optional.empty(), Optional.empty()), 0);
        var claim = store.downloads().claim("processor", 1, Duration.ofSeconds(30)).getFirst().claim();
        assertThat(store.downloads().finish(claim, outcome.of(id), KEEP)).isTrue();
        return id;
    }

    static Job job(JobId id) {
        return store.jobs().find(id).orElseThrow();
    }

    static void await(JobId id, JobStatus status) throws InterruptedException {
        await(() -> job(id).status() == status);
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come about in time").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
