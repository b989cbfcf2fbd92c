package dev.signalbox.console.gateway.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.model.update.Release;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, of good and of bad will. */
class HttpFeedGatewayTest {
    @TempDir Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI address;
    private FeedSigner releaser;

    @BeforeEach
    void start() throws IOException {
        releaser = new FeedSigner(folder, "first");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed.json");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSignedFeedTellsOfAVersionAndTheRequestTellsNothing() throws Exception {
        answers(200, releaser.feed(3, "0.2.0", 30));
        Feed feed = fetch(releaser.publicKey());
        assertThat(feed.sequence()).isEqualTo(3);
        assertThat(feed.release()).isEqualTo(new Release("0.2.0", "Faster lists", URI.create(
                "https://example.com/download")));
        assertThat(asked).singleElement().isEqualTo("GET /feed.json [Accept, Host, User-agent] Signalbox");
    }

    @Test
    void onlyKeysOfTheBuildCountAndTwoWhileOneFollowsTheOther() throws Exception {
        FeedSigner next = new FeedSigner(folder, "next");
        answers(200, next.feed(1, "0.2.0", 30));
        assertThatThrownBy(() -> fetch(releaser.publicKey())).hasMessageContaining("nobody whom this version trusts");
        assertThat(fetch(releaser.publicKey(), next.publicKey()).sequence()).isOne();
        assertThat(FeedKeys.of("https://x/f", releaser.published() + "," + next.published()).keys()).hasSize(2);
    }

    @Test
    void whatWasChangedOrIsNotSignedIsNotBelieved() {
        String good = releaser.feed(1, "0.2.0", 30);
        String payload = good.replaceAll("(?s).*\"payload\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        String evil = Base64.getEncoder().encodeToString(new String(Base64.getDecoder().decode(payload),
                StandardCharsets.UTF_8).replace("example.com", "example.org").getBytes(StandardCharsets.UTF_8));
        refused(good.replace(payload, evil), "nobody whom this version trusts");
        refused(good.replaceAll("(?s)\\[.*]", "[]"), "nobody whom this version trusts");
        refused(good.replaceAll("(?s)\\[.*]", "[\"AAAA\"]"), "nobody whom this version trusts");
        refused(good.replaceAll("(?s)\\[.*]", "[\"***\"]"), "not Base64");
        refused(good.replace("\"signalbox-update\" : 1", "\"signalbox-update\" : 2"), "of a form that this version");
        refused("<html>Sign in</html>", "no update feed");
        refused(good + good, "no update feed");
        refused("[".repeat(30_000), "no update feed");
    }

    @Test
    void whatIsSignedButWrongIsNotBelieved() {
        refused(releaser.feed(1, "0.2.0", -1), "out of date since");
        refused(releaser.feed(0, "0.2.0", 30), "lacks a part");
        for (String page : List.of("http://example.com/", "javascript:alert(1)", "file:///etc/passwd",
                "https://example.com@evil.example/", "")) {
            refused(releaser.release(1, "{\"version\":\"1\",\"notes\":\"\",\"page\":\"" + page + "\"}", 30), "lacks");
        }
        assertThatThrownBy(() -> gateway(Duration.ofSeconds(5), releaser.publicKey()).check(releaser.feed(1, "0.2.0",
                30),
                Instant.now().minus(Duration.ofDays(2)))).hasMessageContaining("in the future");
    }

    @Test
    void aLargeAnswerIsCutOffAndASlowOneGivenUp() {
        answers(200, "x".repeat(HttpFeedGateway.MOST_BYTES + 1));
        assertThatThrownBy(() -> fetch(releaser.publicKey())).isInstanceOf(FeedException.class).hasMessageContaining(
                "did not answer: ");
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long began = System.nanoTime();
        assertThatThrownBy(() -> gateway(Duration.ofMillis(700), releaser.publicKey()).fetch(address.resolve("/slow"),
                Instant.now())).hasMessageContaining("did not answer within");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void redirectsStayOnTheSameHostAndEnd() throws Exception {
        answers(200, releaser.feed(3, "0.2.0", 30));
        redirects("/old", "/feed.json");
        assertThat(gateway(Duration.ofSeconds(5), releaser.publicKey()).fetch(address.resolve("/old"), Instant.now())
                .sequence()).isEqualTo(3);
        redirects("/away", "http://localhost:" + address.getPort() + "/feed.json");
        redirects("/round", "/round");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            redirects("/port", "http://127.0.0.1:" + other.getLocalPort() + "/feed.json");
            refusedAt("/away", "another host, localhost");
            refusedAt("/round", "leads on and on");
            refusedAt("/port", "is not asked");
        }
        redirects("/no-port", "http://127.0.0.1:99999/feed.json");
        assertThatThrownBy(() -> new HttpFeedGateway(List.of(), _ -> true, Duration.ofSeconds(5)).fetch(address.resolve(
                "/no-port"), Instant.now())).isInstanceOf(FeedException.class);
        refusedAt("/nothing", "HTTP 404");
    }

    @Test
    void onlyHttpsIsAskedAndItsCertificateMustBeGood() throws Exception {
        var real = new HttpFeedGateway(List.of(releaser.publicKey()));
        assertThatThrownBy(() -> real.fetch(address, Instant.now())).hasMessageContaining("not one of https");
        assertThat(asked).isEmpty();
        HttpServer secure = new SelfSigned(folder).serve(exchange -> send(exchange, 200, releaser.feed(1, "0.2.0",
                30)));
        try {
            assertThatThrownBy(() -> real.fetch(URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/"),
                    Instant.now())).isInstanceOf(FeedException.class).hasMessageContaining("certification path");
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aBuildWithoutAddressOrKeyHasNone() throws Exception {
        assertThat(FeedKeys.of("", releaser.published()).address()).isEmpty();
        assertThat(FeedKeys.of("https://x/f", "").address()).isEmpty();
        assertThat(FeedKeys.of("${signalbox.update.address}", "${signalbox.update.keys}").address()).isEmpty();
        assertThat(FeedKeys.of("https://x/f", "bm8ga2V5").address()).isEmpty();
        assertThat(FeedKeys.of("no address at all", releaser.published()).address()).isEmpty();
        assertThat(FeedKeys.of("https://x/f", releaser.published()).address()).contains(URI.create("https://x/f"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("first.pem"))).hasSize(2);
    }

    private void refused(String body, String why) {
        assertThatThrownBy(() -> gateway(Duration.ofSeconds(5), releaser.publicKey()).check(body, Instant.now()))
                .isInstanceOf(FeedException.class).hasMessageContaining(why);
    }

    private void refusedAt(String path, String why) {
        assertThatThrownBy(() -> gateway(Duration.ofSeconds(5), releaser.publicKey()).fetch(address.resolve(path),
                Instant
                        .now())).isInstanceOf(FeedException.class).hasMessageContaining(why);
    }

    private Feed fetch(PublicKey... keys) throws FeedException {
        return gateway(Duration.ofSeconds(5), keys).fetch(address, Instant.now());
    }

    /** The port of this test is its own, so it may be asked without TLS. */
    private HttpFeedGateway gateway(Duration patience, PublicKey... keys) {
        return new HttpFeedGateway(List.of(keys), a -> a.getPort() == address.getPort(), patience);
    }

    private void redirects(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            send(exchange, 302, "");
        });
    }

    private void answers(int status, String body) {
        server.createContext("/feed.json", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders()
                    .keySet().stream().filter(h -> !List.of("Connection", "Content-length").contains(h)).sorted()
                    .toList()
                    + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
            send(exchange, status, body);
        });
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
