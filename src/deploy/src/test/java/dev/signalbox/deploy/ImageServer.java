package dev.signalbox.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes an image of every path: {@code zz} is not there, {@code hang} never answers, {@code slow} takes a while,
 * {@code busy} answers 503 with Retry-After at first, {@code page} is no image.
 */
final class ImageServer implements AutoCloseable {
    private static final int SIZE = 400;

    private final HttpServer server;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ImageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The bucket's folder for this server. */
    String host() {
        return "127.0.0.1_" + server.getAddress().getPort();
    }

    int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    /** A GIF header, then bytes that depend on the path alone. */
    static byte[] image(String path) {
        var bytes = new byte[SIZE];
        var seed = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (seed[i % seed.length] * 31 + i);
        }
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 6);
        return bytes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        int count = requests.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        try (exchange) {
            if (path.contains("/zz/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (path.contains("/busy") && count == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (path.contains("/hang") && closed.await(5, TimeUnit.MINUTES)) {
                return;
            }
            if (path.contains("/slow") && closed.await(700, TimeUnit.MILLISECONDS)) {
                return;
            }
            var body = image(path);
            exchange.getResponseHeaders().set("Content-Type", path.contains("/page") ? "text/html" : "image/gif");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
