package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.transfer.FetchException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one fetch may have otherwise than its policy: proxy, time, and which answers will do. */
class TermsTest extends FetchFixture {
    private static final FetchPolicy ANY_HOST = FetchPolicy.of(HostAllowList.parse("*"), true, 1000).with(
            new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private static final FetchPolicy PUBLIC_ONLY = FetchPolicy.of(HostAllowList.parse("*"), false, 1000);

    private static FetchRequest through(String proxy, String url) {
        return new FetchRequest(url, Map.of(), OptionalLong.empty(), Optional.empty(),
                new FetchTerms(Optional.of(proxy), Optional.empty(), false));
    }

    private static FetchTerms total(Duration total) {
        return new FetchTerms(Optional.empty(), Optional.of(total), false);
    }

    private FetchRequest terms(String path, Map<String, String> headers, FetchTerms terms) {
        return new FetchRequest(server.url(path), headers, OptionalLong.empty(), Optional.empty(), terms);
    }

    @Test
    void proxyIsAskedForTheWholeUrlWithItsUser() throws Exception {
        server.on("/", x -> {
            assertThat(x.getRequestURI()).hasToString("http://files.example:81/a?b=c");
            TestServer.body(HELLO).handle(x);
        });
        try (var fetch = new GuardedFetch(ANY_HOST, time, host -> {
            assertThat(host).isIn("proxy.example", "files.example");
            if (host.equals("files.example")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[]{InetAddress.getLoopbackAddress()};
        })) {
            fetch.fetch(through("http://me:p%40ss@proxy.example:" + server.port(), "http://files.example:81/a?b=c"),
                    sink);
        }
        assertThat(sink.bytes()).isEqualTo(HELLO);
        assertThat(server.header(0, "Proxy-Authorization")).isEqualTo(
                "Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void httpsGoesThroughATunnel() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = new StringBuffer();
            var thread = Thread.ofVirtual().start(() -> refuseTunnel(proxy, asked));
            var failure = failure(ANY_HOST, through("http://u:p@127.0.0.1:" + proxy.getLocalPort(),
                    "https://93.184.216.34/a"));
            thread.join();
            assertThat(failure.statusLine()).as(failure.getMessage()).isEqualTo("403 Forbidden");
            assertThat(asked.toString()).startsWith("CONNECT 93.184.216.34:443 HTTP/1.1").contains(
                    "Proxy-Authorization: Basic dTpw").doesNotContain("/a");
        }
    }

    private static void refuseTunnel(ServerSocket proxy, StringBuffer asked) {
        try (var socket = proxy.accept()) {
            var buffer = new byte[4096];
            while (asked.indexOf("\r\n\r\n") < 0) {
                asked.append(new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(
                    StandardCharsets.US_ASCII));
        } catch (IOException e) {
            asked.append(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3128", "http://169.254.169.254", "http://localhost:3128", "http://[::1]",
            "http://user:pw@10.0.0.1:3128", "http://2130706433:3128", "socks5://proxy.example:1080",
            "https://proxy.example", "http://proxy.example/path", "http://proxy.example?x", "proxy", "", "http://"})
    void proxyOfAClientIsJudgedLikeAUrl(String proxy) {
        var failure = failure(PUBLIC_ONLY, through(proxy, "http://93.184.216.34/"));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageNotContaining("pw");
    }

    @Test
    void proxyThatIsNotAmongTheAllowedHostsIsRefused() {
        try (var fetch = new GuardedFetch(policy(), time)) {
            assertThatThrownBy(() -> fetch.checkProxy("http://u:secret@proxy.example:1")).isInstanceOf(
                    FetchException.class).hasMessageContaining("not among the allowed hosts").hasMessageNotContaining(
                            "secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://10.1.2.3/", "http://169.254.169.254/", "http://2130706433/",
            "http://0x7f.1/", "http://127.1/", "http://localhost/", "http://a.localhost/", "http://[::1]/",
            "http://internal.example/", "file:///etc/passwd"})
    void whatIsAskedForThroughAProxyIsJudgedToo(String url) {
        server.on("/", TestServer.body(HELLO));
        // The proxy lies on a public address, as far as the guard can see.
        try (var fetch = new GuardedFetch(PUBLIC_ONLY, time, host -> new InetAddress[]{InetAddress.ofLiteral(
                host.equals("proxy.example") ? "93.184.216.34" : "10.0.0.1")})) {
            assertThatThrownBy(() -> fetch.fetch(through("http://proxy.example:" + server.port(), url), sink))
                    .isInstanceOfSatisfying(FetchException.class, e -> assertThat(e.reason()).isEqualTo(
                            Reason.REFUSED));
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void redirectOfAProxyIsJudged() {
        server.on("/", TestServer.status(302, "Location", "http://169.254.169.254/latest/"));
        var failure = failure(ANY_HOST, through("http://127.0.0.1:" + server.port(), "http://files.example/"));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void headersThatNeverEndAreCutOffAfterTheTotalTime() throws Exception {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dripHeaders(slow));
            long before = System.nanoTime();
            var failure = failure(ANY_HOST, new FetchRequest("http://127.0.0.1:" + slow.getLocalPort() + "/", Map.of(),
                    OptionalLong.empty(), Optional.empty(), total(Duration.ofMillis(300))));
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static void dripHeaders(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('x');
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anyAnswerOfSuccessWillDoWhenAskedFor() throws Exception {
        server.on("/part", x -> {
            x.sendResponseHeaders(206, 5);
            x.getResponseBody().write(HELLO);
        });
        server.on("/nothing", TestServer.status(204));
        var any = new FetchTerms(Optional.empty(), Optional.empty(), true);
        var part = fetch(policy(), terms("/part", Map.of("Range", "bytes=0-4"), any));
        assertThat(part.status()).isEqualTo(206);
        assertThat(sink.bytes()).isEqualTo(HELLO);
        assertThat(fetch(policy(), terms("/nothing", Map.of(), any)).bytes()).isZero();
        assertThat(failure("/part").reason()).isEqualTo(Reason.PROTOCOL);
        assertThat(failure("/nothing").statusLine()).isEqualTo("204 No Content");
    }

    @Test
    void connectionThatWasClosedWhileItRestedCostsNoAttempt() throws Exception {
        var connections = new AtomicInteger();
        try (var once = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var fetch = new GuardedFetch(ANY_HOST, time)) {
            Thread.ofVirtual().start(() -> answerOnePerConnection(once, connections));
            var request = FetchRequest.of("http://127.0.0.1:" + once.getLocalPort() + "/");
            for (int i = 0; i < 5; i++) {
                assertThat(fetch.fetch(request, new BytesSink()).bytes()).isEqualTo(5);
            }
        }
        assertThat(connections.get()).isGreaterThanOrEqualTo(5);
    }

    private static void answerOnePerConnection(ServerSocket server, AtomicInteger connections) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                connections.incrementAndGet();
                if (socket.getInputStream().read(new byte[4096]) > 0) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(
                            StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }
}
