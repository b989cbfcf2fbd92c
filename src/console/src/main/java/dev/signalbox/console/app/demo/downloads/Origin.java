package dev.signalbox.console.app.demo.downloads;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Serves files on this computer, each slowly and with bytes that depend on its path, and counts how many of a group it serves at the
 * same time. The group is the path's first part. A {@code missing} file is none; one that is {@code flaky} fails once.
 */
public final class Origin implements AutoCloseable {
    private static final int LEAST = 40_000;
    private static final int MORE = 400_000;
    private static final long SLOWNESS_MILLIS = 150;

    private final HttpServer server;
    private final Map<String, Load> loads = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    public Origin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param most at the same time */
    private record Load(int now, int most) {
        Load one() {
            return new Load(now + 1, Math.max(most, now + 1));
        }

        Load less() {
            return new Load(now - 1, most);
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The same path always has the same bytes. */
    public static byte[] bytes(String path) {
        var random = new Random(path.hashCode());
        var bytes = new byte[LEAST + random.nextInt(MORE)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The first part of a path. */
    public static String group(String path) {
        return path.substring(1, path.indexOf('/', 1));
    }

    /** How many files of the group were under way at the same time, at most. */
    public int most(String group) {
        return loads.getOrDefault(group, new Load(0, 0)).most();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.contains("missing")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path.contains("flaky") && failed.add(path)) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                serve(exchange, path);
            }
        }
    }

    /** Counted from before the first byte until before the last one: the client may begin the next file as soon as it has that. */
    private void serve(HttpExchange exchange, String path) throws IOException {
        var group = group(path);
        var bytes = bytes(path);
        loads.merge(group, new Load(1, 1), (load, _) -> load.one());
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length - 1);
            exchange.getResponseBody().flush();
            Thread.sleep(SLOWNESS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            loads.computeIfPresent(group, (_, load) -> load.less());
        }
        exchange.getResponseBody().write(bytes, bytes.length - 1, 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
