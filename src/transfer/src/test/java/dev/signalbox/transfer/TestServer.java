package dev.signalbox.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A loopback server that notes what it was asked. */
final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();

    TestServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    TestServer on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange);
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    /** Answers each request with the next handler, the last one for all that follow. */
    TestServer onEach(String path, HttpHandler... handlers) {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        return on(path, x -> handlers[Math.min(next.getAndIncrement(), handlers.length - 1)].handle(x));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.size();
    }

    String header(int request, String name) {
        return requests.get(request).getRequestHeaders().getFirst(name);
    }

    static HttpHandler body(byte[] body, String... headers) {
        return x -> {
            set(x, headers);
            x.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            x.getResponseBody().write(body);
        };
    }

    static HttpHandler status(int status, String... headers) {
        return x -> {
            set(x, headers);
            x.sendResponseHeaders(status, -1);
        };
    }

    /** Promises the whole body and breaks off. */
    static HttpHandler broken(byte[] body, int after, String... headers) {
        return x -> {
            set(x, headers);
            x.sendResponseHeaders(200, body.length);
            x.getResponseBody().write(body, 0, after);
            x.getResponseBody().flush();
            throw new IOException("broken on purpose");
        };
    }

    /** Answers the Range that was asked for. */
    static HttpHandler rest(byte[] body, String... headers) {
        return x -> {
            set(x, headers);
            int from = Integer.parseInt(x.getRequestHeaders().getFirst("Range").replaceAll("bytes=(\\d+)-", "$1"));
            x.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
            x.sendResponseHeaders(206, body.length - from);
            x.getResponseBody().write(body, from, body.length - from);
        };
    }

    private static void set(HttpExchange exchange, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
