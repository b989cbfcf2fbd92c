package dev.signalbox.deploy.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A registry in this process that speaks the distribution API, keeps everything in memory and checks every digest. */
class LocalRegistry implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/v2/(.+)/(blobs/uploads|blobs|manifests)/(.*)");

    private final HttpServer server;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, Manifest> manifests = new ConcurrentHashMap<>();
    private final AtomicLong uploads = new AtomicLong();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicLong bytesReceived = new AtomicLong();
    /** Answered with this status instead. */
    final Map<Predicate<String>, Integer> refused = new ConcurrentHashMap<>();
    /** The authorization that everybody needs, if there is one. */
    volatile String wanted = "";
    /** Where those are sent who want a layer. */
    volatile LocalRegistry layersAt = this;
    /** Requests that are never answered. */
    volatile Predicate<String> silent = _ -> false;

    /** Speaks TLS with a certificate of its own; over plain http Jib would send no credentials. */
    LocalRegistry() throws IOException {
        var tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(OwnCertificate.context()));
        server = tls;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    record Manifest(byte[] bytes, String type) {}

    /** A request; the authorization is empty where there was none. */
    record Asked(String what, String authorization) {}

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    byte[] blob(String digest) {
        return Optional.ofNullable(blobs.get(digest)).orElseThrow(() -> new AssertionError("No blob " + digest));
    }

    Optional<Manifest> manifest(String repository, String reference) {
        return Optional.ofNullable(manifests.get(repository + "@" + reference));
    }

    /** Takes a repository of another registry, of which nothing has been taken away. */
    void copy(LocalRegistry other, String repository) {
        other.manifests.forEach((name, manifest) -> {
            if (name.startsWith(repository + "@")) {
                manifests.put(name, manifest);
            }
        });
        blobs.putAll(other.blobs);
    }

    /** As if the tag had never been there. */
    void forget(String repository, String reference) {
        manifests.remove(repository + "@" + reference);
    }

    /** What was put there, blobs by digest and manifests by name. */
    List<String> puts() {
        return asked.stream().map(Asked::what).filter(w -> w.startsWith("PUT ")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var what = exchange.getRequestMethod() + " " + path;
            asked.add(new Asked(what, Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse(
                            "")));
            if (silent.test(what)) {
                Thread.sleep(60_000);
            }
            var status = refused.entrySet().stream().filter(e -> e.getKey().test(what)).map(Map.Entry::getValue)
                    .findFirst();
            if (status.isPresent()) {
                answer(exchange, status.get(), new byte[0]);
                return;
            }
            if (!wanted.isEmpty() && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"registry\"");
                answer(exchange, 401, new byte[0]);
                return;
            }
            var parts = PATH.matcher(path);
            if (!parts.matches()) {
                answer(exchange, path.equals("/v2/") ? 200 : 404, new byte[0]);
                return;
            }
            switch (parts.group(2)) {
                case "blobs" -> blob(exchange, parts.group(3));
                case "manifests" -> manifest(exchange, parts.group(1), parts.group(3));
                default -> upload(exchange, parts.group(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void blob(HttpExchange exchange, String digest) throws IOException {
        var bytes = blobs.get(digest);
        if (layersAt != this && bytes != null) {
            layersAt.blobs.put(digest, bytes);
            exchange.getResponseHeaders().set("Location", "https://" + layersAt.host() + exchange.getRequestURI());
            answer(exchange, 307, new byte[0]);
            return;
        }
        answer(exchange, bytes == null ? 404 : 200, bytes == null ? new byte[0] : bytes);
    }

    private void manifest(HttpExchange exchange, String name, String reference) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            var bytes = exchange.getRequestBody().readAllBytes();
            var made = new Manifest(bytes, exchange.getRequestHeaders().getFirst("Content-Type"));
            manifests.put(name + "@" + reference, made);
            manifests.put(name + "@" + digest(bytes), made);
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(bytes));
            answer(exchange, 201, new byte[0]);
            return;
        }
        var found = manifests.get(name + "@" + reference);
        if (found == null) {
            answer(exchange, 404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"unknown\"}]}".getBytes());
        } else {
            exchange.getResponseHeaders().set("Content-Type", found.type());
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(found.bytes()));
            answer(exchange, 200, found.bytes());
        }
    }

    /** Bytes come with PATCH or with the last PUT. */
    private void upload(HttpExchange exchange, String name) throws IOException {
        var id = exchange.getRequestURI().getPath().replaceFirst(".*/uploads/", "");
        switch (exchange.getRequestMethod()) {
            case "POST" -> accepted(exchange, name, "u" + uploads.incrementAndGet());
            case "PATCH" -> {
                var bytes = exchange.getRequestBody().readAllBytes();
                bytesReceived.addAndGet(bytes.length);
                blobs.put(id, bytes);
                accepted(exchange, name, id);
            }
            default -> {
                var digest = exchange.getRequestURI().getQuery().replaceFirst(".*digest=", "");
                var bytes = blobs.remove(id);
                boolean good = bytes != null && digest(bytes).equals(digest);
                if (good) {
                    blobs.put(digest, bytes);
                }
                answer(exchange, good ? 201 : 400, new byte[0]);
            }
        }
    }

    private static void accepted(HttpExchange exchange, String name, String id) throws IOException {
        exchange.getResponseHeaders().set("Location", "/v2/" + name + "/blobs/uploads/" + id);
        answer(exchange, 202, new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tags of a repository. */
    List<String> tags(String repository) {
        return new ArrayList<>(manifests.keySet()).stream().filter(k -> k.startsWith(repository + "@") && !k.contains(
                "sha256:")).map(k -> k.substring(repository.length() + 1)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
