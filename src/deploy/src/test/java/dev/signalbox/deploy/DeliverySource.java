package dev.signalbox.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Files of all kinds of slowness, for the file-delivery pipeline to fetch. */
final class DeliverySource implements AutoCloseable {
    static final byte[] FILE = random(300_000);
    private static final int DRIPS = 60;

    private final HttpServer server;
    private final Map<String, CountDownLatch> held = Map.of("held.csv", new CountDownLatch(1), "later.csv",
            new CountDownLatch(1));
    private final List<String> ranges = new CopyOnWriteArrayList<>();

    DeliverySource() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var free = new CountDownLatch(0);
        server.createContext("/file.csv", x -> answer(x, 0, free));
        server.createContext("/slow.csv", x -> answer(x, 60, free));
        held.forEach((name, released) -> server.createContext("/" + name, x -> answer(x, 0, released)));
        server.start();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** Lets a held file come. */
    void release(String name) {
        held.get(name).countDown();
    }

    /** What was asked to go on from. */
    List<String> ranges() {
        return ranges;
    }

    private static void await(CountDownLatch released) throws IOException, InterruptedException {
        if (!released.await(60, TimeUnit.SECONDS)) {
            throw new IOException("Never released");
        }
    }

    /** A first piece comes at once, so that another run can go on however long the rest is held. */
    private void answer(HttpExchange exchange, long pause, CountDownLatch released) throws IOException {
        try (exchange) {
            var range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            if (from > 0) {
                ranges.add(range);
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/"
                        + FILE.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, FILE.length - from);
            for (int at = from; at < FILE.length; at += FILE.length / DRIPS) {
                exchange.getResponseBody().write(FILE, at, Math.min(FILE.length / DRIPS, FILE.length - at));
                exchange.getResponseBody().flush();
                await(released);
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        held.keySet().forEach(this::release);
        server.stop(0);
    }
}
