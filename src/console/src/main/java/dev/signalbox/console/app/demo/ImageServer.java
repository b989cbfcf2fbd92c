package dev.signalbox.console.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** Serves a flag for every path on this computer, except those with {@code zz}; which flag depends on the path. */
final class ImageServer implements AutoCloseable {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 80;
    private static final int STRIPES = 3;

    private final HttpServer server;

    ImageServer() throws IOException {
        System.setProperty("java.awt.headless", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ImageServer::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.contains("/zz/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var flag = flag(path);
            exchange.getResponseHeaders().set("Content-Type", "image/gif");
            exchange.sendResponseHeaders(200, flag.length);
            exchange.getResponseBody().write(flag);
        }
    }

    /** The same path always gives the same bytes. */
    static byte[] flag(String path) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        boolean upright = path.hashCode() % 2 == 0;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            int colour = Color.HSBtoRGB((path + stripe).hashCode() / 1000f, 0.75f, 0.85f);
            for (int x = 0; x < WIDTH; x++) {
                for (int y = 0; y < HEIGHT; y++) {
                    int at = upright ? x * STRIPES / WIDTH : y * STRIPES / HEIGHT;
                    if (at == stripe) {
                        image.setRGB(x, y, colour);
                    }
                }
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
