package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobSpec;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest extends ProcessorFixture {
    private static boolean isDownloaded(JobId id) {
        return job(id).status() == JobStatus.CALLBACK_PENDING && job(id).downloaded();
    }

    @Test
    void downloadsAndHandsOverToTheCallbacks() throws Exception {
        var id = add(origin.on("/a", Origin.body("hello")));
        processor("one");
        var job = awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(fileOf(id)).hasContent("hello");
        assertThat(job.file().orElseThrow().storage()).startsWith("filesystem:");
        assertThat(job.responseCode()).isEqualTo(200);
        assertThat(job.downloads()).isEqualTo(1);
        assertThat(temp()).isEmptyDirectory();
    }

    @Test
    void jobWithoutCallbackIsDone() throws Exception {
        var id = add(JobSpec.of(origin.on("/a", Origin.body("hello")), "aggr", CallbackSpec.NONE), 4);
        processor("one");
        awaitJob(id, j -> j.status() == JobStatus.DONE);
    }

    @Test
    void triesAgainUntilItSucceeds() throws Exception {
        var id = add(origin.on("/a", Origin.status(500), Origin.status(503), Origin.body("at last")));
        processor("one");
        var job = awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(job.downloads()).isEqualTo(3);
        assertThat(fileOf(id)).hasContent("at last");
        assertThat(counters.snapshot()).containsEntry("download.response.500", 1L).containsEntry(
                "download.response.503", 1L).containsEntry("download.response.200", 1L);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", ", 3"})
    void failsAfterItsRetries(Integer retries, int attempts) throws Exception {
        var id = add(spec(origin.on("/a", Origin.status(500)), "aggr", Optional.ofNullable(retries)), 4);
        processor("one");
        var job = awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(job.downloaded()).isFalse();
        assertThat(job.error()).isEqualTo("Error while performing request, Received status code 500 Internal Server "
                + "Error, retriable: true, internal: false");
        assertThat(job.responseCode()).isEqualTo(500);
        assertThat(job.downloads()).isEqualTo(attempts);
        assertThat(origin.requests).hasSize(attempts);
    }

    @Test
    void lastingFailureIsNotTriedAgain() throws Exception {
        var id = add(origin.on("/a", Origin.status(404)));
        processor("one");
        assertThat(awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING).responseCode()).isEqualTo(404);
        assertThat(origin.requests).hasSize(1);
    }

    @Test
    void pauseThatTheServerAsksForIsKept() throws Exception {
        retrying = new ProcessorSettings.Retrying(Duration.ofMillis(10), Duration.ofHours(1), 2);
        var id = add(origin.on("/a", Origin.status(429, "Retry-After", "100")));
        processor("one");
        var job = awaitJob(id, j -> j.downloads() == 1 && j.status() == JobStatus.PENDING);
        assertThat(job.eligibleAt().orElseThrow()).isAfter(Instant.now().plusSeconds(80));
    }

    @Test
    void internalErrorIsNoHotLoop() throws Exception {
        retrying = new ProcessorSettings.Retrying(Duration.ofMillis(200), Duration.ofSeconds(1), 0);
        processor("one");
        Files.delete(temp());
        var id = add(origin.on("/a", Origin.body("hello")));
        await("an attempt", () -> !origin.requests.isEmpty());
        pause(1000);
        assertThat(origin.requests.size()).isBetween(2, 12);
        assertThat(job(id).downloads()).isLessThanOrEqualTo(1);
        assertThat(job(id).error()).contains("internal: true");
        Files.createDirectories(temp());
        awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(fileOf(id)).hasContent("hello");
    }

    @Test
    void fileOfAnEarlierAttemptThatNobodyHeardOfIsDeletedWhenTheJobFails() throws Exception {
        var id = add(origin.on("/a", Origin.status(404)));
        Files.createDirectories(fileOf(id).getParent());
        Files.writeString(fileOf(id), "stored by a processor that died then");
        processor("one");
        awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(fileOf(id)).doesNotExist();
    }

    @Test
    void leftoversOfDeadProcessesAreRemovedWhenTheyAreOld() throws Exception {
        Files.createDirectories(temp());
        var old = Files.writeString(temp().resolve("6QExxxxxxx_-12.3.tmp"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        var recent = Files.writeString(temp().resolve("6QExxxxxxx_-12.4.tmp"), "x");
        var foreign = Files.writeString(temp().resolve("notes.tmp"), "x");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
        processor("one");
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(foreign).exists();
    }

    @Test
    void countsUnderTheOriginalsNames() throws Exception {
        var id = add(origin.on("/a", Origin.body("hello")));
        processor("one");
        awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        await("published counters", () -> store.stats().instances().stream().anyMatch(i -> i.component().equals(
                "processor") && i.name().equals("one") && i.counters().getOrDefault("download.response.200", 0L) == 1));
        assertThat(counters.snapshot()).containsEntry("alive", 1L).containsEntry("spawnedWorkers", 1L).containsEntry(
                "spawnedWorkerPools", 1L).containsEntry("maxWorkers", 1L).containsEntry("maxWorkerPools", 1L)
                .containsKeys("workers", "workerPools");
    }

    /** The origin server sees how many of each aggregation are under way. */
    @Test
    void limitIsNeverOvershotBy300JobsOf5AggregationsOnTwoProcessors() throws Exception {
        var now = new ConcurrentHashMap<String, AtomicInteger>();
        var most = new ConcurrentHashMap<String, Integer>();
        var urls = origin.on("/", x -> {
            var aggr = x.getRequestURI().getPath().substring(1, 3);
            int under = now.computeIfAbsent(aggr, _ -> new AtomicInteger()).incrementAndGet();
            most.merge(aggr, under, Math::max);
            pause(15);
            now.get(aggr).decrementAndGet();
            Origin.body(x.getRequestURI().getPath()).handle(x);
        });
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(add(spec(urls + "a" + i % 5 + "/" + i, "a" + i % 5, Optional.empty()), 10));
        }
        processor("one");
        processor("two");
        await("all jobs", () -> ids.stream().allMatch(ProcessorTest::isDownloaded));
        assertThat(most).hasSize(5).allSatisfy((aggr, n) -> assertThat(n).as(aggr).isBetween(2, 10));
        assertThat(origin.requests).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(fileOf(ids.get(i))).hasContent("/a" + i % 5 + "/" + i);
        }
        assertThat(Map.copyOf(now)).allSatisfy((aggr, n) -> assertThat(n.get()).isZero());
    }
}
