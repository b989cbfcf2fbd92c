package dev.signalbox.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A provider of one file. Its first download stops half-way until told to go on; later ones run through. */
final class StoppingProvider implements AutoCloseable {
    static final String FILE = "export.bin";
    /** Two whole parts of a multipart upload and a rest. */
    private static final int SIZE = 20_000_003;
    private static final int HALF = 12_000_000;

    private final HttpServer server;
    private final byte[] file = new byte[SIZE];
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final CountDownLatch halfSent = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Boolean> firstReaderGone = new CompletableFuture<>();

    StoppingProvider() throws IOException {
        new Random(1).nextBytes(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/list", this::list);
        server.createContext("/" + FILE, this::file);
        server.start();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    String listUrl() {
        return address() + "list";
    }

    String sha256() {
        return sha256(file);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean awaitHalfSent(long seconds) throws InterruptedException {
        return halfSent.await(seconds, TimeUnit.SECONDS);
    }

    /** Sends the other half to whoever still reads the first download; tells whether nobody did. */
    boolean isFirstReaderGone(long seconds) throws Exception {
        goOn.countDown();
        return firstReaderGone.get(seconds, TimeUnit.SECONDS);
    }

    private void list(HttpExchange exchange) throws IOException {
        var body = """
                {"statusCode": 200, "files": [{"url": "%s%s", "name": "%s", "sha256": "%s", "size": %d}]}
                """.formatted(address(), FILE, FILE, sha256(), SIZE).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        boolean stops = first.getAndSet(false);
        try (exchange; var out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(200, SIZE);
            out.write(file, 0, HALF);
            if (stops) {
                halfSent.countDown();
                goOn.await();
            }
            out.write(file, HALF, SIZE - HALF);
            firstReaderGone.complete(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            firstReaderGone.complete(stops);
        }
    }

    @Override
    public void close() {
        goOn.countDown();
        server.stop(0);
    }
}
