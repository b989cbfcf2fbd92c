package dev.signalbox.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A file of 5 GiB, made while it is read: the same random block of 1 MiB again and again. */
final class LargeSource implements AutoCloseable {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 5 << 10;
    static final long SIZE = (long) BLOCK * BLOCKS;

    private final byte[] block = new byte[BLOCK];
    private final List<Long> starts = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    LargeSource() throws IOException {
        new Random(5).nextBytes(block);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/five.bin", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/five.bin";
    }

    /** Where each request began. */
    List<Long> starts() {
        return starts;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var range = exchange.getRequestHeaders().getFirst("Range");
            long from = range == null ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1"));
            starts.add(from);
            exchange.getResponseHeaders().set("ETag", "\"five\"");
            if (from > 0) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, SIZE - from);
            send(from, exchange.getResponseBody());
        }
    }

    private void send(long from, OutputStream out) throws IOException {
        int at = (int) (from % BLOCK);
        out.write(block, at, BLOCK - at);
        for (long i = from / BLOCK + 1; i < BLOCKS; i++) {
            out.write(block);
        }
    }

    String sha256() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < BLOCKS; i++) {
            digest.update(block);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
