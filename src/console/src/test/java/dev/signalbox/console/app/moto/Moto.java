package dev.signalbox.console.app.moto;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A moto server of its own on a free port. */
final class Moto implements AutoCloseable {
    static final String INSTALL = "pip install 'moto[server,all]==5.2.1'";
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it, without Docker: jobs and functions are pretended.
     *
     * @param runsMachines whether moto's interpreter runs state machines; else it pretends that they succeed
     */
    static Moto start(Path folder, boolean runsMachines) throws Exception {
        int port = freePort();
        var log = folder.resolve("moto-" + port + ".log");
        var moto = new Moto(process(port, log), URI.create("http://127.0.0.1:" + port));
        try {
            moto.await(log);
            moto.post("/moto-api/config",
                    """
                            {"batch":{"use_docker":false},"lambda":{"use_docker":false},"stepfunctions":{"execute_state_machine":%s}}"""
                            .formatted(runsMachines));
            return moto;
        } catch (Exception | AssertionError e) {
            moto.close();
            throw e;
        }
    }

    private static Process process(int port, Path log) {
        try {
            return new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port)).redirectErrorStream(
                    true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new AssertionError("moto_server is not on the PATH. Install it and try again: " + INSTALL, e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(Path log) throws Exception {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                get("/moto-api/");
                return;
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new AssertionError("moto_server does not answer within " + START + ". It needs its server parts: "
                + INSTALL + "\n" + Files.readString(log));
    }

    /** Makes it empty. */
    void reset() throws Exception {
        post("/moto-api/reset", "");
    }

    URI endpoint() {
        return endpoint;
    }

    /** As pip tells it. */
    static String version() throws Exception {
        var pip = new ProcessBuilder(List.of("python3", "-c",
                "import importlib.metadata as m; print(m.version('moto'))")).start();
        return new String(pip.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    private void get(String path) throws Exception {
        http.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.discarding());
    }

    private void post(String path, String json) throws Exception {
        int status = http.send(HttpRequest.newBuilder(endpoint.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(
                json)).header("Content-Type", "application/json").build(), BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new AssertionError("moto answers " + status + " to " + path);
        }
    }

    @Override
    public void close() {
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
