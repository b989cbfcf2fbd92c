package dev.signalbox.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A web server with files, which is also told of jobs, and a client of the service. */
final class ServiceFixture implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final BlockingQueue<JsonNode> callbacks = new LinkedBlockingQueue<>();
    private final HttpServer web;
    private final HttpClient client = HttpClient.newHttpClient();

    ServiceFixture() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/files/", this::file);
        web.createContext("/callback", this::callback);
        web.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void callback(HttpExchange exchange) throws IOException {
        try (exchange) {
            callbacks.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    JsonNode nextCallback() throws InterruptedException {
        var callback = callbacks.poll(30, TimeUnit.SECONDS);
        if (callback == null) {
            throw new AssertionError("Nobody called back");
        }
        return callback;
    }

    /** A configuration for all components, which may ask this machine. */
    static String config(int redis, Path folder, String more) {
        return """
                {"redis":{"addr":"127.0.0.1:%d"},
                 "processor":{"storage_dir":"%s/incoming","download_url":"http://files.example/f",
                  "filestorage":{"type":"filesystem","rootdir":"%s/files"},"allow_private_addresses":true,
                  "stats_interval":200,"stop_grace":5},
                 "notifier":{"allow_private_addresses":true,"stats_interval":200,"stop_grace":5},
                 "backends":{"http":{"timeout":5}}%s}""".formatted(redis, folder, folder, more);
    }

    String job(String file, String more) {
        return "{\"url\":\"" + url(file) + "\",\"aggr_id\":\"here\",\"aggr_limit\":4,\"callback_type\":\"http\","
                + "\"callback_dst\":\"" + url("/callback") + "\"" + more + "}";
    }

    HttpResponse<String> send(String method, int port, String path, String body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", port, path, "").body());
    }

    String enqueue(int port, String body) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", port, "/download", body).body()).path("id").asText();
    }

    /** Asks until it is so. */
    JsonNode await(int port, String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(30));
        for (;;) {
            var answer = get(port, path);
            if (wanted.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(path + " still says " + answer);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        web.stop(0);
        client.close();
    }
}
