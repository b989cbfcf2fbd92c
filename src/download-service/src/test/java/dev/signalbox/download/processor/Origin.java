package dev.signalbox.download.processor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that files are downloaded from. */
final class Origin implements AutoCloseable {
    final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Origin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Answers each request with the next handler, the last one for all that follow. */
    String on(String path, HttpHandler... handlers) {
        var next = new AtomicInteger();
        server.createContext(path, x -> {
            requests.add(x);
            try (x) {
                handlers[Math.min(next.getAndIncrement(), handlers.length - 1)].handle(x);
            }
        });
        return url(path);
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    static HttpHandler body(String body) {
        return body(body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpHandler body(byte[] body) {
        return x -> {
            x.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            x.getResponseBody().write(body);
        };
    }

    static HttpHandler status(int status, String... headers) {
        return x -> {
            for (int i = 0; i < headers.length; i += 2) {
                x.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            x.sendResponseHeaders(status, -1);
        };
    }

    /** Promises more than comes. */
    static HttpHandler truncated(String body) {
        return x -> {
            x.sendResponseHeaders(200, body.length() + 10L);
            x.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            x.getResponseBody().flush();
            throw new IOException("broken on purpose");
        };
    }

    /** Sends the beginning, then nothing until the client goes away or the time is over. */
    static HttpHandler stalled(byte[] beginning, long millis) {
        return x -> {
            x.sendResponseHeaders(200, beginning.length + 1_000_000L);
            x.getResponseBody().write(beginning);
            x.getResponseBody().flush();
            pause(millis);
        };
    }

    static HttpHandler slow(String body, long millis) {
        return x -> {
            pause(millis);
            body(body).handle(x);
        };
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
