package dev.signalbox.download.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.storage.FilePath;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.store.redis.RedisServer;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final ReaperSettings QUICK = new ReaperSettings(Duration.ofMillis(20), Duration.ofSeconds(30),
            Duration.ofMillis(40), Duration.ofMillis(200));
    private static RedisServer server;
    private static RedisStore store;

    @TempDir private Path folder;

    private final Counters counters = new Counters();
    private final List<Reaper> running = new ArrayList<>();

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
        running.forEach(Reaper::close);
    }

    @Test
    void filesGoAndThenTheirJobs() throws Exception {
        var storage = storage("files");
        var jobs = new ArrayList<JobId>();
        for (int i = 0; i < 40; i++) {
            jobs.add(job(storage.name(), stored("files", JobId.random(), "")));
        }
        start(storage);
        for (var id : jobs) {
            await(() -> isForgotten(id));
        }
        assertThat(files("files")).isEmpty();
        await(() -> counters.snapshot().get("reaperSuccessfulDeletions") == 40);
        assertThat(counters.snapshot()).containsEntry("reaperSuccessfulDeletions", 40L).containsEntry(
                "reaperFailures", 0L);
    }

    /** The original forgot the subpath with the job, and such files stayed for ever. */
    @Test
    void filesUnderASubpathAreDeleted() throws Exception {
        var storage = storage("files");
        var id = job(storage.name(), stored("files", JobId.random(), "a/b"));
        start(storage);
        await(() -> isForgotten(id));
        assertThat(files("files")).isEmpty();
    }

    /** The original took the job from the queue first, so a file that could not be deleted stayed for ever. */
    @Test
    void aFailedDeleteIsTriedAgain() throws Exception {
        var calls = new CopyOnWriteArrayList<Long>();
        var id = job("flaky", "abc/x");
        start(new Flaky(calls));
        await(() -> isForgotten(id));

        assertThat(calls).hasSize(4);
        await(() -> counters.snapshot().get("reaperSuccessfulDeletions") == 1);
        assertThat(counters.snapshot()).containsEntry("reaperSuccessfulDeletions", 1L).containsEntry(
                "reaperFailures", 3L);
        assertThat(calls.get(3) - calls.get(2)).as("the pause grows").isGreaterThan(Duration.ofMillis(160).toNanos());
    }

    @Test
    void thePauseGrowsUpToABound() {
        assertThat(List.of(1, 2, 3, 7, 60).stream().map(ReaperSettings.DEFAULT::pauseAfter)).containsExactly(
                Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofHours(1), Duration
                        .ofHours(1));
    }

    /** In the original any host could pop the job, and "deleted" a file that was on another. */
    @Test
    void filesOnTheDiskOfAnotherHostAreLeftToIt() throws Exception {
        var here = storage("here");
        var there = storage("there");
        var id = job(there.name(), stored("there", JobId.random(), ""));
        start(here);
        Thread.sleep(200);
        assertThat(isForgotten(id)).isFalse();
        assertThat(files("there")).hasSize(1);
        start(there);
        await(() -> isForgotten(id));
        assertThat(files("there")).isEmpty();
    }

    /** The client's own bucket is none of ours. That the job went at all is new too: the original kept it for ever. */
    @Test
    void filesInTheClientsBucketStayAndTheirJobsGo() throws Exception {
        var storage = storage("files");
        var path = stored("files", JobId.random(), "");
        var id = job(StoredFile.OWN_BUCKET, path);
        start(storage);
        await(() -> isForgotten(id));
        assertThat(files("files")).hasSize(1);
    }

    @Test
    void jobsWithoutAFileGo() throws Exception {
        var id = finished(_ -> new DownloadOutcome.Failed("gone", 404));
        start(storage("files"));
        await(() -> isForgotten(id));
    }

    /** Whoever was killed between the two steps. */
    @Test
    void aFileThatIsGoneAlreadyIsNoTrouble() throws Exception {
        var storage = storage("files");
        var path = stored("files", JobId.random(), "");
        var id = job(storage.name(), path);
        Files.delete(folder.resolve("files").resolve(path));
        start(storage);
        await(() -> isForgotten(id));
        assertThat(counters.snapshot()).containsEntry("reaperFailures", 0L);
    }

    private static final class Flaky implements FileStorage {
        private final List<Long> calls;

        private Flaky(List<Long> calls) {
            this.calls = calls;
        }

        @Override
        public String name() {
            return "flaky";
        }

        @Override
        public void store(Finished file, FilePath path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(FilePath path) throws IOException {
            calls.add(System.nanoTime());
            if (calls.size() < 4) {
                throw new IOException("the disk is away");
            }
        }
    }

    private void start(FileStorage storage) {
        var reaper = new Reaper(store.deletions(), storage, QUICK, counters);
        running.add(reaper);
        reaper.start();
    }

    private FileSystemStorage storage(String name) throws IOException {
        return FileSystemStorage.open(folder.resolve(name));
    }

    /** Writes a file as the storage lays it out. */
    private String stored(String root, JobId id, String subpath) throws IOException {
        var path = FilePath.of(id, subpath).value();
        var file = folder.resolve(root).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "abc");
        return path;
    }

    private List<Path> files(String root) throws IOException {
        try (var all = Files.walk(folder.resolve(root))) {
            return all.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().startsWith(".")).toList();
        }
    }

    /** A job that is over, nobody wanted to be told of, and whose time is over. */
    private static JobId job(String storage, String path) {
        return finished(_ -> new DownloadOutcome.Succeeded(new StoredFile(storage, path, "http://files/" + path, 3,
                "00"), 200, "", ""));
    }

    private interface Outcome {
        DownloadOutcome of(JobId id);
    }

    private static JobId finished(Outcome outcome) {
        var id = JobId.random();
        store.intake().enqueue(id, JobSpec.of("http://example.com/a", "a", CallbackSpec.NONE), new Aggregation("a", 1,
                Optional.empty(), Optional.empty()), 0);
        var claim = store.downloads().claim("processor", 1, Duration.ofSeconds(30)).getFirst().claim();
        assertThat(store.downloads().finish(claim, outcome.of(id), SOON)).isTrue();
        return id;
    }

    private static boolean isForgotten(JobId id) {
        return store.jobs().find(id).isEmpty();
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come about in time").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
