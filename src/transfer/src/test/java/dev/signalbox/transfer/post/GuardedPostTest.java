package dev.signalbox.transfer.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import dev.signalbox.transfer.internal.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPostTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        on("/ok", x -> x.sendResponseHeaders(204, -1));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsBodyAndHeaders() throws Exception {
        assertThat(post("/ok").status()).isEqualTo(204);
        assertThat(seen).containsExactly("POST /ok application/json key-1 {\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void redirectsThatKeepTheMethodAreFollowed(int status) throws Exception {
        redirect("/moved", status, "/ok");
        assertThat(post("/moved").isSuccess()).isTrue();
        assertThat(seen).containsExactly("POST /moved application/json key-1 {\"a\":1}",
                "POST /ok application/json key-1 {\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void redirectsThatWouldMakeAGetAreAnAnswer(int status) throws Exception {
        redirect("/moved", status, "/ok");
        assertThat(post("/moved").status()).isEqualTo(status);
        assertThat(seen).hasSize(1);
    }

    @Test
    void redirectTargetsAreChecked() {
        redirect("/moved", 307, "http://169.254.169.254/latest/meta-data/");
        assertThat(failure("/moved", policy()).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void secretsDoNotFollowARedirectToAnotherOrigin() throws Exception {
        redirect("/near", 307, "/far");
        redirect("/far", 307, url("/ok").replace("127.0.0.1", "localhost"));
        assertThat(post("/near").isSuccess()).isTrue();
        assertThat(secrets).containsExactly("secret", "secret", "null");
        assertThat(seen).last().asString().contains("key-1");
    }

    @Test
    void circlesEnd() {
        redirect("/moved", 308, "/moved");
        assertThat(failure("/moved", policy())).hasMessageContaining("more than 10 redirects");
        assertThat(seen).hasSize(11);
    }

    @Test
    void privateAddressesAreRefusedAlsoBehindAName() {
        var strict = new FetchPolicy(HostAllowList.parse("*"), false, 1000, 10, 1, times(5000), policy().retry());
        assertThat(failure("/ok", strict).reason()).isEqualTo(Reason.REFUSED);
        Lookup local = _ -> new InetAddress[]{InetAddress.getLoopbackAddress()};
        try (var post = new GuardedPost(strict, TransferTime.system(), local)) {
            var failure = catchThrowableOfType(FetchException.class, () -> post.post(request(
                    "http://rebind.example/")));
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure).hasMessageContaining("127.0.0.1");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void whatTakesLongerThanTheTotalTimeIsCutOff() {
        on("/slow", x -> {
            sleep(5000);
            x.sendResponseHeaders(200, -1);
        });
        var quick = new FetchPolicy(HostAllowList.parse("127.0.0.1"), true, 1000, 10, 1, times(300), policy().retry());
        long start = System.nanoTime();
        assertThat(failure("/slow", quick).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aStatusCountsAlthoughItsBodyBreaks() throws Exception {
        on("/short", x -> {
            x.sendResponseHeaders(200, 500);
            x.getResponseBody().write(1);
            x.getResponseBody().flush();
            throw new IOException("broken on purpose");
        });
        assertThat(post("/short").status()).isEqualTo(200);
    }

    /** The pool has one connection, so one that is not given back would be the last. */
    @Test
    void noConnectionIsLost() throws Exception {
        on("/endless", x -> {
            x.sendResponseHeaders(500, 0);
            x.getResponseBody().write(new byte[100_000]);
        });
        on("/error", x -> {
            x.sendResponseHeaders(503, 5);
            x.getResponseBody().write(new byte[5]);
        });
        try (var post = new GuardedPost(policy(), TransferTime.system())) {
            for (int i = 0; i < 300; i++) {
                assertThat(post.post(request(url("/error"))).status()).isEqualTo(503);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(post.post(request(url("/endless"))).status()).isEqualTo(500);
            }
        }
    }

    @Test
    void aKeptConnectionThatWasClosedIsReplaced() throws Exception {
        var connections = new AtomicInteger();
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var post = new GuardedPost(policy(), TransferTime.system())) {
            Thread.ofVirtual().start(() -> answerOncePerConnection(socket, connections));
            var url = "http://127.0.0.1:" + socket.getLocalPort() + "/";
            assertThat(post.post(request(url)).status()).isEqualTo(200);
            sleep(50);
            assertThat(post.post(request(url)).status()).isEqualTo(200);
            assertThat(connections).hasValue(2);
        }
    }

    /** Promises to keep the connection, and does not. */
    private static void answerOncePerConnection(ServerSocket socket, AtomicInteger connections) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connections.incrementAndGet();
                connection.getInputStream().read(new byte[10_000]);
                sleep(50);
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(
                        StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }

    private PostAnswer post(String path) throws Exception {
        try (var post = new GuardedPost(policy(), TransferTime.system())) {
            return post.post(request(url(path)));
        }
    }

    private FetchException failure(String path, FetchPolicy policy) {
        try (var post = new GuardedPost(policy, TransferTime.system())) {
            return catchThrowableOfType(FetchException.class, () -> post.post(request(url(path))));
        }
    }

    private static PostRequest request(String url) {
        return new PostRequest(url, "application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                Map.of("Idempotency-Key", "key-1"), Map.of("Authorization", "secret"));
    }

    private static FetchPolicy policy() {
        var base = FetchPolicy.of(HostAllowList.parse("*"), true, 1000);
        return new FetchPolicy(base.hosts(), true, 1000, 10, 1, times(5000), base.retry());
    }

    private static Timeouts times(int totalMillis) {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(totalMillis));
    }

    private void redirect(String path, int status, String target) {
        on(path, x -> {
            x.getResponseHeaders().set("Location", target);
            x.sendResponseHeaders(status, -1);
        });
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var headers = exchange.getRequestHeaders();
                seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst(
                        "Content-Type") + " " + headers.getFirst("Idempotency-Key") + " " + body);
                secrets.add(String.valueOf(headers.getFirst("Authorization")));
                handler.handle(exchange);
            }
        });
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
