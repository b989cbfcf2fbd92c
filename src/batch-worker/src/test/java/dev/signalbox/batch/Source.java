package dev.signalbox.batch;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A loopback server with files. */
final class Source implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Source() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String on(String path, HttpHandler handler) {
        server.createContext(path.replaceFirst("\\?.*", ""), x -> {
            requests.add(path);
            try (x) {
                handler.handle(x);
            }
        });
        return url(path);
    }

    String file(String path, String body, String... headers) {
        return file(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    String file(String path, byte[] body, String... headers) {
        return on(path, x -> {
            for (int i = 0; i < headers.length; i += 2) {
                x.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            x.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            x.getResponseBody().write(body);
        });
    }

    String status(String path, int status) {
        return on(path, x -> x.sendResponseHeaders(status, -1));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
