package dev.signalbox.download.processor;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.processor.DownloadAttempt.Stores;
import dev.signalbox.download.processor.Processor.Store;
import dev.signalbox.download.processor.ProcessorSettings.DiskBounds;
import dev.signalbox.download.processor.ProcessorSettings.Fetching;
import dev.signalbox.download.processor.ProcessorSettings.Retrying;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.storage.ClientBuckets;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.store.DownloadQueue;
import dev.signalbox.download.store.redis.RedisServer;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Processors on a real Redis server, and a loopback server to download from. */
abstract class ProcessorFixture {
    static final CallbackSpec CALLBACK = new CallbackSpec("http://localhost/told", "", "", "", "");
    private static RedisServer server;
    static RedisStore store;

    @TempDir Path folder;

    final Origin origin = new Origin();
    final Counters counters = new Counters();
    Duration lease = Duration.ofSeconds(5);
    Duration grace = Duration.ofSeconds(5);
    Retrying retrying = new Retrying(Duration.ofMillis(50), Duration.ofMillis(100), 2);
    private final List<Processor> processors = new ArrayList<>();

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
    void flush() throws IOException {
        server.flush();
        Files.createDirectories(root());
    }

    @AfterEach
    void stop() {
        grace = Duration.ZERO;
        processors.forEach(Processor::close);
        origin.close();
    }

    Path temp() {
        return folder.resolve("temp");
    }

    Path root() {
        return folder.resolve("root");
    }

    ProcessorSettings settings() {
        var d = ProcessorSettings.of(temp(), "http://files.example");
        var timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMinutes(3));
        return new ProcessorSettings(temp(), d.downloadUrl(), Map.of(), 100, lease, new Fetching(10_000_000, timeouts,
                HostAllowList.parse("*"), true), retrying, d.disk(), Duration.ofMinutes(1), grace, Duration.ofMillis(
                        100));
    }

    Processor processor(String name) throws IOException {
        return processor(name, store.downloads(), new DiskCheck(List.of(), DiskBounds.DEFAULT, DiskCheck.INTERVAL));
    }

    Processor processor(String name, DownloadQueue queue, DiskCheck disk) throws IOException {
        return processor(name, queue, disk, FileSystemStorage.open(root()));
    }

    Processor processor(String name, DownloadQueue queue, DiskCheck disk, FileStorage storage) throws IOException {
        var processor = new Processor(new Store(name, queue, store.jobs(), store.stats()), settings(), new Stores(
                storage, ClientBuckets.ofAws(4)), disk, counters);
        processors.add(processor);
        processor.start();
        return processor;
    }

    static Aggregation aggregation(String id, int limit) {
        return new Aggregation(id, limit, Optional.empty(), Optional.empty());
    }

    static JobSpec spec(String url, String aggr, Optional<Integer> retries) {
        var s = JobSpec.of(url, aggr, CALLBACK);
        return new JobSpec(url, aggr, retries, "", "", false, Optional.empty(), Map.of(), s.callback(),
                Optional.empty(), "");
    }

    static JobId add(JobSpec spec, int limit) {
        var id = JobId.random();
        store.intake().enqueue(id, spec, aggregation(spec.aggrId(), limit), 0);
        return id;
    }

    static JobId add(String url) {
        return add(spec(url, "aggr", Optional.empty()), 4);
    }

    static Job job(JobId id) {
        return store.jobs().find(id).orElseThrow();
    }

    static Job awaitJob(JobId id, Predicate<Job> until) {
        await("job to change", () -> until.test(job(id)));
        return job(id);
    }

    static void await(String what, BooleanSupplier until) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited in vain for " + what);
            }
            pause(10);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Path fileOf(JobId id) {
        return root().resolve(id.value().substring(0, 3)).resolve(id.value());
    }
}
