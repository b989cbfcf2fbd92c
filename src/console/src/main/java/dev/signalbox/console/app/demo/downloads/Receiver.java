package dev.signalbox.console.app.demo.downloads;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes callbacks over HTTP on this computer, those whose signature and key are right; the others are answered 401. */
public final class Receiver implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";

    private final HttpServer server;
    private final SecretKeySpec key;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** @param key that callbacks are signed with */
    public Receiver(String key) throws IOException {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/done";
    }

    /** All that came, in the order in which they did. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var said = Told.read(body);
            boolean right = isSigned(header(exchange, "X-Signalbox-Signature"), body) && said.job().equals(header(
                    exchange, "Idempotency-Key"));
            if (right) {
                told.add(said);
            }
            exchange.sendResponseHeaders(right ? 204 : 401, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** {@code t=<seconds>,v1=<hex>} */
    private boolean isSigned(String signature, String body) {
        int comma = signature.indexOf(",v1=");
        if (!signature.startsWith("t=") || comma < 0) {
            return false;
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var right = mac.doFinal((signature.substring(2, comma) + "." + body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(right).equals(signature.substring(comma + ",v1=".length()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
