package dev.signalbox.console.gateway.http;

import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.download.api.ApiPorts;
import dev.signalbox.download.api.ApiServer;
import dev.signalbox.download.api.ApiSettings;
import dev.signalbox.download.api.http.ApiKeys;
import dev.signalbox.download.api.http.Health;
import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.metrics.ServiceMetrics;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API of the real download service on a real Redis; the test is its processor and its notifier. */
public final class RealDownloadService implements AutoCloseable {
    public static final ApiKey KEY = new ApiKey("a-key-of-the-real-service");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(1);

    private final RedisOnLoopback redis;
    private final RedisStore store;
    private final ApiServer server;

    public RealDownloadService(Path folder) throws IOException, InterruptedException {
        redis = new RedisOnLoopback(folder);
        store = RedisStore.open(RedisSettings.of("127.0.0.1", redis.port()));
        server = new ApiServer(new HttpServer.Address("127.0.0.1", 0), new ApiSettings(Optional.empty(), List.of(
                ApiKeys.Key.of("console", KEY.secret())), ApiSettings.DEFAULT_MAX_BODY_BYTES, Set.of(), 0,
                ApiSettings.DEFAULT_KEEP_CANCELED, Set.of()), new ApiPorts(store.intake(), store.jobs(), store
                        .aggregations(), store.callbacks(), store.stats()), new ApiServer.Identity("1.2.3", new Health(
                                this::pings), new ServiceMetrics(), new Counters()));
        server.start();
    }

    private boolean pings() {
        store.ping();
        return true;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Puts a job into an aggregation, as a client does. @return its id */
    public String enqueue(String aggregation) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(url() + "/download")).header("Authorization",
                    "Bearer " + KEY.secret()).POST(HttpRequest.BodyPublishers.ofString("""
                            {"url":"https://files.example.com/a.png","aggr_id":"%s","aggr_limit":4,
                             "callback_type":"http","callback_dst":"https://client.example.com/done"}""".formatted(
                            aggregation))).build(), HttpResponse.BodyHandlers.ofString());
            return answer.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        }
    }

    /** The state of a job, in the service's word. */
    public String status(String id) {
        return store.jobs().find(new JobId(id)).map(j -> j.status().word()).orElse("");
    }

    /** How many jobs wait. */
    public long pending() {
        return store.jobs().counts().getOrDefault(JobStatus.PENDING, 0L);
    }

    /** How many of an aggregation may be downloaded at once. */
    public int limit(String aggregation) {
        return store.aggregations().find(aggregation).map(e -> e.aggregation().limit()).orElse(0);
    }

    /** Downloads the jobs that may be downloaded now. */
    public void download() {
        for (var claimed : store.downloads().claim("processor-1", 100, LEASE)) {
            String id = claimed.claim().id().value();
            store.downloads().finish(claimed.claim(), new DownloadOutcome.Succeeded(new StoredFile("storage", "dir/"
                    + id,
                    "https://files.example.com/" + id, 1_024, "ab12"), 200, "640x480", "image/png"), KEPT);
        }
    }

    /** Fails the callbacks that are due, for good. */
    public void failCallbacks() {
        store.callbacks().claim("notifier-1", 100, LEASE).forEach(c -> store.callbacks().failed(c.claim(),
                "status 503", KEPT));
    }

    /** A processor tells that it is there. */
    public void processorLives() {
        store.stats().publish("processor", "processor-1", Map.of("workers", 4L, "download.response.200", 17L), Duration
                .ofMinutes(1));
    }

    public void stopRedis() {
        redis.close();
    }

    @Override
    public void close() {
        server.close();
        store.close();
        redis.close();
    }
}
