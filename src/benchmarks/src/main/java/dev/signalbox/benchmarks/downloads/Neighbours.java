package dev.signalbox.benchmarks.downloads;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who a download service speaks with: an origin that answers {@code /<bytes>/<n>}, and a receiver of callbacks. */
final class Neighbours implements AutoCloseable {
    private static final byte[] CHUNK = new byte[64 << 10];

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore told = new Semaphore(0);

    static {
        // Else each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    Neighbours() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.createContext("/told", this::take);
        server.start();
    }

    String origin(int bytes, int number) {
        return base() + "/" + bytes + "/" + number;
    }

    String receiver() {
        return base() + "/told";
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until so many callbacks came, since the last time. */
    void awaitCallbacks(int number, Duration limit) throws IOException, InterruptedException {
        if (!told.tryAcquire(number, limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("After " + limit + " only " + told.availablePermits() + " of " + number
                    + " callbacks were there");
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange; var out = exchange.getResponseBody()) {
            int bytes = Integer.parseInt(exchange.getRequestURI().getPath().split("/", -1)[1]);
            exchange.sendResponseHeaders(200, bytes);
            for (int rest = bytes; rest > 0; rest -= CHUNK.length) {
                out.write(CHUNK, 0, Math.min(rest, CHUNK.length));
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var payload = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(204, -1);
            if (payload.contains("\"success\":true")) {
                told.release();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
