package dev.signalbox.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.config.Component;
import dev.signalbox.download.config.Config;
import dev.signalbox.download.config.ConfigFile;
import dev.signalbox.download.store.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API, processor and notifier together, over HTTP and a real Redis. */
class ServiceProcessTest {
    private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlE"
            + "QVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static RedisServer redis;

    @TempDir Path folder;

    private ServiceFixture world;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() throws Exception {
        redis.flush();
        world = new ServiceFixture();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Config config(Component component, String more) throws Exception {
        var file = Files.writeString(folder.resolve("config.json"), ServiceFixture.config(redis.port(), folder, more));
        return ConfigFile.read(file, component, Map.of("DOWNLOADER_TEST_TIME", "1"));
    }

    private ServiceProcess start(Component component, Optional<Integer> management) throws Exception {
        return ServiceProcess.start(config(component, ""), new ServiceProcess.Options(component,
                new HttpServer.Address("127.0.0.1", 0), management, "test-" + component));
    }

    @Test
    void downloadsAndCallsBack() throws Exception {
        var bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        world.files.put("/files/a b.bin", bytes);
        try (var service = start(Component.ALL, Optional.empty())) {
            var id = world.enqueue(service.port(), world.job("/files/a b.bin",
                    ",\"extra\":\"mine\",\"subpath\":\"in\""));
            var callback = world.nextCallback();
            assertThat(callback.path("success").asBoolean()).isTrue();
            assertThat(callback.path("job_id").asText()).isEqualTo(id);
            assertThat(callback.path("extra").asText()).isEqualTo("mine");
            assertThat(callback.path("resource_url").asText()).isEqualTo(world.url("/files/a b.bin"));
            var path = "in/" + id.substring(0, 3) + "/" + id;
            assertThat(callback.path("download_url").asText()).isEqualTo("http://files.example/f/" + path);
            assertThat(folder.resolve("files").resolve(path)).hasBinaryContent(bytes);
            var job = world.await(service.port(), "/jobs/" + id, found -> found.path("status").asText().equals("done"));
            assertThat(job.path("bytes").asInt()).isEqualTo(bytes.length);
            var stats = world.await(service.port(), "/stats/processor",
                    found -> found.path("download.response.200").asInt() == 1);
            assertThat(stats.path("alive").asInt()).isEqualTo(1);
            world.await(service.port(), "/stats/notifier", found -> found.path("successfulCallbacks").asInt() == 1);
            assertThat(world.send("GET", service.port(), "/metrics", "").body())
                    .contains("signalbox_downloads_processor_events_total{event=\"download.response.200\"} 1.0")
                    .contains("signalbox_downloads_jobs{status=\"done\"} 1.0");
        }
    }

    @Test
    void tellsOfAFileThatIsNotThereAndOfOneOfTheWrongType() throws Exception {
        world.files.put("/files/tiny.png", PNG);
        try (var service = start(Component.ALL, Optional.empty())) {
            var missing = world.enqueue(service.port(), world.job("/files/missing", ""));
            var callback = world.nextCallback();
            assertThat(callback.path("success").asBoolean()).isFalse();
            assertThat(callback.path("job_id").asText()).isEqualTo(missing);
            assertThat(callback.path("response_code").asInt()).isEqualTo(404);
            assertThat(callback.path("error").asText()).contains("404").contains("retriable: false");
            world.enqueue(service.port(), world.job("/files/tiny.png", ",\"mime_type\":\"image/jpeg\""));
            assertThat(world.nextCallback().path("error").asText()).containsIgnoringCase("mime");
            world.enqueue(service.port(),
                    world.job("/files/tiny.png", ",\"mime_type\":\"image/*\",\"extract_image_size\":true"));
            assertThat(world.nextCallback().path("image_size").asText()).isEqualTo("1x1");
            world.await(service.port(), "/stats/processor", stats -> stats.path("download.response.404").asInt() == 1
                    && stats.path("download.response.mime").asInt() == 1);
        }
    }

    @Test
    void processesWithoutApiServeTheirHealth() throws Exception {
        for (var component : new Component[]{Component.PROCESSOR, Component.NOTIFIER}) {
            try (var service = start(component, Optional.of(0))) {
                assertThat(world.get(service.port(), "/health/ready").path("status").asText()).isEqualTo("ready");
                assertThat(world.send("GET", service.port(), "/metrics", "").body())
                        .contains("signalbox_downloads_" + component.name().toLowerCase(java.util.Locale.ROOT));
                assertThat(world.send("POST", service.port(), "/download", "").statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void leavesNothingRunningWhenAPartCannotStart() throws Exception {
        try (var service = start(Component.API, Optional.empty())) {
            var options = new ServiceProcess.Options(Component.ALL,
                    new HttpServer.Address("127.0.0.1", service.port()), Optional.empty(), "second");
            var config = config(Component.ALL, "");
            assertThatThrownBy(() -> ServiceProcess.start(config, options)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot listen on");
            assertThat(world.get(service.port(), "/instances").path("instances").findValuesAsText("name"))
                    .doesNotContain("second");
        }
    }
}
