package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that tests register as a target. It tells its name, and what it was asked. */
final class TestTarget implements AutoCloseable {
    private final HttpServer server;
    private final String name;
    private volatile int health = 200;
    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
    private final AtomicInteger slowRequests = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    TestTarget(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, health, "health"));
        server.createContext("/echo", this::echo);
        server.createContext("/pieces", this::pieces);
        server.createContext("/slow", this::slow);
        server.createContext("/broken", HttpExchange::close);
        server.createContext("/", this::tell);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void health(int status) {
        health = status;
    }

    /** The headers of the last request, their names in small letters. */
    Map<String, List<String>> seen() {
        return seen;
    }

    void release() {
        slow.countDown();
    }

    private void tell(HttpExchange exchange) throws IOException {
        seen.clear();
        exchange.getRequestHeaders().forEach((header, values) -> seen.put(header.toLowerCase(Locale.ROOT),
                values));
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=3");
        exchange.getResponseHeaders().add("X-Answered-By", name);
        answer(exchange, 200, name + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }

    private void echo(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            exchange.getRequestBody().transferTo(exchange.getResponseBody());
        }
    }

    /** Sends the second piece only when it is let. */
    private void pieces(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            exchange.getResponseBody().write("first ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
            exchange.getResponseBody().write("second".getBytes(StandardCharsets.UTF_8));
        }
    }

    int slowRequests() {
        return slowRequests.get();
    }

    private void slow(HttpExchange exchange) throws IOException {
        slowRequests.incrementAndGet();
        await();
        answer(exchange, 200, name);
    }

    private void await() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
