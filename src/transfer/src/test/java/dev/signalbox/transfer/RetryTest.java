package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.transfer.FetchException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends FetchFixture {
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    void whatCanPassIsTriedAgain(int status) throws FetchException {
        server.onEach("/a", TestServer.status(status), TestServer.status(status), TestServer.body(HELLO));

        assertThat(fetch("/a").attempts()).isEqualTo(3);
        assertThat(time.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 204})
    void whatCannotPassIsNot(int status) {
        server.on("/a", TestServer.status(status));

        assertThat(failure("/a").status()).isEqualTo(status);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void givesUpAfterItsAttempts() {
        server.on("/a", TestServer.status(503));

        var failure = failure("/a");

        assertThat(failure).hasMessageEndingWith("answered 503 (after 4 attempts)");
        assertThat(failure.mayPass()).isTrue();
        assertThat(server.requests()).isEqualTo(4);
    }

    @Test
    void waitsAsLongAs429SaysInSeconds() throws FetchException {
        server.onEach("/a", TestServer.status(429, "Retry-After", "7"), TestServer.body(HELLO));
        fetch("/a");
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDateThat429Names() throws FetchException {
        server.onEach("/a", TestServer.status(429, "Retry-After", "Thu, 01 Oct 2026 10:00:30 GMT"),
                TestServer.body(HELLO));
        fetch("/a");
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void aRetryAfterThatSaysNothingIsIgnored() throws FetchException {
        server.onEach("/a", TestServer.status(503, "Retry-After", "soon"), TestServer.body(HELLO));
        fetch("/a");
        assertThat(time.pauses).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void aLongerPauseThanAllowedEndsTheFetch() {
        server.on("/a", TestServer.status(429, "Retry-After", "3600"));

        var failure = failure("/a");

        assertThat(failure.mayPass()).isTrue();
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void silentHostTimesOutAndIsTriedAgain() {
        server.on("/a", x -> {
            try {
                Thread.sleep(2000);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        var failure = failure(policy().with(new RetryPolicy(2, Duration.ZERO, Duration.ZERO)),
                FetchRequest.of(server.url("/a")));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.mayPass()).isTrue();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void slowHostIsCutOffWhenTheTotalTimeIsUp() {
        server.on("/drip", x -> {
            x.sendResponseHeaders(200, 1000);
            for (int i = 0; i < 1000; i++) {
                x.getResponseBody().write('x');
                x.getResponseBody().flush();
                time.sleep(Duration.ofSeconds(1));
            }
        });

        var failure = failure(policy().with(new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(5),
                Duration.ofSeconds(20))), FetchRequest.of(server.url("/drip")));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("took longer than 20 s");
    }

    @Test
    void refusedConnectionIsTriedAgain() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        var failure = failure(policy(), FetchRequest.of("http://127.0.0.1:" + free + "/"));

        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(failure.attempts()).isEqualTo(4);
    }

    @Test
    void pausesGrowUpToTheirLimit() {
        var policy = new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(policy.pauseAfter(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.pauseAfter(3, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.pauseAfter(60, 1)).isEqualTo(Duration.ofSeconds(10));
    }
}
