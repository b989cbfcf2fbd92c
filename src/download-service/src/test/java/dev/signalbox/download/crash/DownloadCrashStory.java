package dev.signalbox.download.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.download.store.redis.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Kills any of the processes, Redis too, at random moments while jobs go through: each job that was accepted is
 * downloaded and told of, and no origin sees more requests at a time than the limit. {@code -Dcrash.seed},
 * {@code -Dcrash.jobs}.
 */
class DownloadCrashStory {
    private static final int LIMIT = 6;
    private static final int AGGREGATIONS = 8;
    private static final int JOBS = Integer.getInteger("crash.jobs", 10_000);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noJobIsLostAndNoLimitExceededWhenProcessesAreKilled(TestReporter reporter) throws Exception {
        reporter.publishEntry("seed " + SEED);
        var port = freePort();
        try (var redis = RedisServer.start("appendonly yes", "appendfsync always");
                var origin = new Origin();
                var receiver = new Receiver();
                var fleet = new Fleet(folder, config(redis.port()))) {
            fleet.start("api", "api", "--host", "127.0.0.1", "--port", String.valueOf(port));
            fleet.start("processor-1", "processor");
            fleet.start("processor-2", "processor");
            fleet.start("notifier-1", "notifier");
            fleet.start("notifier-2", "notifier");
            fleet.settle();
            var killer = new Killer(fleet, redis, new Random(SEED));
            var killing = Thread.ofVirtual().start(killer);
            enqueueAll(port, origin, receiver);
            var deadline = Instant.now().plus(Duration.ofMinutes(12));
            killer.stopAfter(Duration.ofSeconds(60));
            while (!receiver.told().keySet().containsAll(accepted.keySet()) && Instant.now().isBefore(deadline)) {
                Thread.sleep(500);
            }
            killing.join();
            reporter.publishEntry("%d kills, %d jobs told of, seed %d".formatted(killer.kills(), receiver.told().size(),
                    SEED));
            assertThat(killer.kills()).isGreaterThan(10);
            check(origin, receiver);
            assertThat(fleet.ended()).as("processes that ended by themselves").isEmpty();
        }
    }

    private void check(Origin origin, Receiver receiver) throws IOException {
        assertThat(accepted).hasSize(JOBS);
        assertThat(receiver.told().keySet()).containsAll(accepted.keySet());
        for (var job : accepted.entrySet()) {
            var payload = receiver.told().get(job.getKey()).getFirst();
            assertThat(payload.get("success").asBoolean()).as(payload.toString()).isTrue();
            var file = folder.resolve("files").resolve(job.getKey().substring(0, 3)).resolve(job.getKey());
            assertThat(Files.readAllBytes(file)).isEqualTo(Origin.bytes(URI.create(job.getValue()).getPath()));
        }
        for (int i = 0; i < AGGREGATIONS; i++) {
            assertThat(origin.mostAtATime("host" + i)).isBetween(2, LIMIT);
        }
    }

    private void enqueueAll(int port, Origin origin, Receiver receiver) throws InterruptedException {
        var slots = new Semaphore(16);
        try (var client = HttpClient.newHttpClient(); var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < JOBS; i++) {
                var aggregation = "host" + i % AGGREGATIONS;
                var url = origin.url(aggregation, i);
                var body = JSON.createObjectNode().put("url", url).put("aggr_id", aggregation).put("aggr_limit", LIMIT)
                        .put("callback_type", "http").put("callback_dst", receiver.url()).put("max_retries", 20);
                slots.acquire();
                tasks.submit(() -> {
                    try {
                        accepted.put(enqueue(client, port, body.toString()), url);
                    } finally {
                        slots.release();
                    }
                    return null;
                });
            }
        }
    }

    /** Asks until the service says that it has the job. */
    private static String enqueue(HttpClient client, int port, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/download"))
                .timeout(Duration.ofSeconds(10)).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    return JSON.readTree(answer.body()).get("id").asText();
                }
                assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
            } catch (IOException e) {
                LoggerFactory.getLogger(DownloadCrashStory.class).debug("The API is away", e);
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The API did not come back");
    }

    private String config(int redisPort) {
        return """
                {"redis": {"addr": "127.0.0.1:%d"},
                 "processor": {"storage_dir": "%2$s/tmp", "filestorage": {"type": "filesystem", "rootdir": "%2$s/files"},
                   "download_url": "http://127.0.0.1/files", "lease": 3, "concurrency": 64, "allow_private_addresses": true,
                   "stop_grace": 5},
                 "notifier": {"concurrency": 16, "deletion_interval": 180, "allow_private_addresses": true,
                   "max_attempts": 50},
                 "backends": {"http": {"timeout": 5}}}
                """
                .formatted(redisPort, createFolders());
    }

    private Path createFolders() {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(folder.resolve("files"));
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
