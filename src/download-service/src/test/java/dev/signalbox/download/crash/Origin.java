package dev.signalbox.download.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves {@code /<aggregation>/<n>} and remembers how many of an aggregation it served at a time. */
final class Origin implements AutoCloseable {
    private static final int LONGEST_PAUSE = 40;

    private final HttpServer server;
    private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
    private final Map<String, Integer> most = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    Origin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url(String aggregation, int number) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + aggregation + "/" + number;
    }

    /** What the path has, always the same. */
    static byte[] bytes(String path) {
        var bytes = new byte[500 + Math.floorMod(path.hashCode(), 4000)];
        new Random(path.hashCode()).nextBytes(bytes);
        return bytes;
    }

    int mostAtATime(String aggregation) {
        return most.getOrDefault(aggregation, 0);
    }

    /** Requests for one path. */
    int asked(String aggregation, int number) {
        var count = asked.get("/" + aggregation + "/" + number);
        return count == null ? 0 : count.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var aggregation = path.split("/", 3)[1];
        asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        var count = now.computeIfAbsent(aggregation, _ -> new AtomicInteger());
        most.merge(aggregation, count.incrementAndGet(), Math::max);
        var counted = new AtomicBoolean(true);
        try (exchange) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
            var bytes = bytes(path);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length - 1);
            // Counted down before the last byte: a client that has it may begin the next download at once.
            counted.set(false);
            count.decrementAndGet();
            exchange.getResponseBody().write(bytes, bytes.length - 1, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (counted.get()) {
                count.decrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
