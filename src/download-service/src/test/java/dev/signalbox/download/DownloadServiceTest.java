package dev.signalbox.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.store.redis.RedisServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, as a person starts it. */
class DownloadServiceTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return DownloadService.command().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }

    @Test
    void printsItsVersionAndASample() throws IOException {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).isNotBlank();
        out.getBuffer().setLength(0);
        assertThat(run("config")).isZero();
        assertThat(ServiceFixture.JSON.readTree(out.toString()).has("redis")).isTrue();
    }

    @Test
    void saysWhatIsWrongWithTheCall() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("fetch")).isEqualTo(2);
        assertThat(run("api", "--port", "x")).isEqualTo(2);
        assertThat(run("processor", "--port", "1")).isEqualTo(2);
        assertThat(run("api", "-c", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("none.json").contains("--config");
        var wrong = Files.writeString(folder.resolve("wrong.json"),
                "{\"redis\":{\"adr\":\"a:1\"},\"processor\":{\"lease\":0}}");
        assertThat(run("all", "-c", wrong.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("redis.adr").contains("processor.lease").contains("backends");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        var config = Files.writeString(folder.resolve("config.json"), "{\"redis\":{\"addr\":\"127.0.0.1:1\"}}");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("api", "-c", config.toString(), "--host", "127.0.0.1", "-p", "" + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("" + taken.getLocalPort());
        }
    }

    @Test
    void worksAsAProcessOfItsOwnAndStopsWhenAsked() throws Exception {
        try (var redis = RedisServer.start(); var world = new ServiceFixture()) {
            world.files.put("/files/x", new byte[]{1, 2, 3});
            var config = Files.writeString(folder.resolve("config.json"),
                    ServiceFixture.config(redis.port(), folder, ""));
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var log = folder.resolve("log");
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-cp",
                    System.getProperty("java.class.path"), DownloadService.class.getName(), "all", "-c",
                    config.toString(), "--host", "127.0.0.1", "-p", "" + port).redirectOutput(log.toFile())
                    .redirectError(folder.resolve("errors").toFile()).start();
            try {
                awaitPort(world, port, process);
                var id = world.enqueue(port, world.job("/files/x", ""));
                assertThat(world.nextCallback().path("job_id").asText()).isEqualTo(id);
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as(Files.readString(folder.resolve("errors"))).isZero();
            } finally {
                process.destroyForcibly();
            }
            checkLog(log, id -> id.length() == 14);
        }
    }

    private static void awaitPort(ServiceFixture world, int port, Process process) throws Exception {
        for (var tries = 0; tries < 300 && process.isAlive(); tries++) {
            try {
                if (world.send("GET", port, "/health/ready", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("The process did not begin to listen");
    }

    private static void checkLog(Path log, java.util.function.Predicate<String> isId) throws IOException {
        var lines = Files.readAllLines(log);
        for (var line : lines) {
            var node = ServiceFixture.JSON.readTree(line);
            assertThat(node.path("time").asText()).as(line).endsWith("Z");
            assertThat(node.path("level").asText()).isNotEmpty();
            assertThat(node.path("component").asText()).isEqualTo("all");
            assertThat(node.path("instance").asText()).isNotEmpty();
            assertThat(node.path("job").asText("01234567890123")).matches(isId);
        }
        assertThat(String.join("\n", lines)).contains("\"event\":\"Job accepted\"").contains("\"event\":\"Stopped\"");
    }

    /** As it tells each of many tasks on one computer. */
    @Test
    void listensWhereTheLocalCloudSays() {
        var listening = new DownloadService.Listening();
        assertThat(listening.address(Map.of("SIGNALBOX_HOST", "127.0.0.1", "SIGNALBOX_PORT", "20100"))).isEqualTo(
                new HttpServer.Address("127.0.0.1", 20100));
        assertThat(listening.address(Map.of())).isEqualTo(new HttpServer.Address("", 0));
    }
}
