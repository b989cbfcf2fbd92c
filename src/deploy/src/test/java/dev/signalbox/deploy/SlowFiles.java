package dev.signalbox.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Serves a file for every path of two parts, slowly, and counts how many it serves at the same time. */
final class SlowFiles implements AutoCloseable {
    private static final int REPEATED = 20_000;

    private final HttpServer server;
    private final long millis;
    private int now;
    private int most;

    SlowFiles(long millis) throws IOException {
        this.millis = millis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    static byte[] bytes(String path) {
        return path.repeat(REPEATED).getBytes(StandardCharsets.UTF_8);
    }

    synchronized int most() {
        return most;
    }

    private synchronized void count(int more) {
        now += more;
        most = Math.max(most, now);
    }

    /** Over before the last byte is sent: the client may begin the next file as soon as it has that. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/missing/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            count(1);
            var bytes = bytes(path);
            try {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length - 1);
                exchange.getResponseBody().flush();
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                count(-1);
            }
            exchange.getResponseBody().write(bytes, bytes.length - 1, 1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
