package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.transfer.FetchException.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedFetchTest extends FetchFixture {
    @Test
    void handsOnTheBodyWithItsSha256() throws FetchException {
        server.on("/a.txt", TestServer.body(HELLO, "Content-Type", "text/plain", "Content-Disposition",
                "attachment; filename=\"report.csv\""));

        var fetched = fetch("/a.txt");

        assertThat(sink.bytes()).isEqualTo(HELLO);
        assertThat(fetched).isEqualTo(new Fetched(
                new Head(OptionalLong.of(5), Optional.of("text/plain"), Optional.of("report.csv")), 200, 5,
                HELLO_SHA256,
                1));
        assertThat(server.header(0, "Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void anEmptyBodyIsAFileToo() throws FetchException {
        server.on("/empty", TestServer.body(new byte[0]));
        assertThat(fetch("/empty").bytes()).isZero();
    }

    @Test
    void fileThatAnswers404FailsAtOnce() {
        server.on("/gone", TestServer.status(404));

        var failure = failure("/gone");

        assertThat(failure).hasMessage("GET " + server.url("/gone") + " answered 404");
        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.mayPass()).isFalse();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void wrongSha256IsAMismatch() {
        server.on("/a", TestServer.body(HELLO));

        var failure = failure(policy(), expecting("/a", 5, "00".repeat(32)));

        assertThat(failure.reason()).isEqualTo(Reason.MISMATCH);
        assertThat(failure).hasMessageContaining("sha256 " + HELLO_SHA256 + " instead of 0000");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void rightSha256InCapitalsIsNoMismatch() throws FetchException {
        server.on("/a", TestServer.body(HELLO));
        assertThat(fetch(policy(), expecting("/a", 5, HELLO_SHA256.toUpperCase(java.util.Locale.ROOT))).bytes())
                .isEqualTo(5);
    }

    @Test
    void wrongSizeIsAMismatchBeforeAnyByteIsStored() {
        server.on("/a", TestServer.body(HELLO));

        var failure = failure(policy(), expecting("/a", 6, HELLO_SHA256));

        assertThat(failure.reason()).isEqualTo(Reason.MISMATCH);
        assertThat(sink.bytes()).isEmpty();
    }

    @Test
    void tooLargeFileIsRefusedByItsLength() {
        server.on("/big", TestServer.body(random(2000)));

        var failure = failure(FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 1000),
                FetchRequest.of(server.url("/big")));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(sink.bytes()).isEmpty();
    }

    @Test
    void tooLargeFileWithoutLengthIsStoppedAtTheLimit() {
        server.on("/big", x -> {
            x.sendResponseHeaders(200, 0);
            x.getResponseBody().write(random(200_000));
        });

        var failure = failure(FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 100_000),
                FetchRequest.of(server.url("/big")));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(sink.bytes().length).isLessThanOrEqualTo(100_000);
    }

    @Test
    void messagesDoNotShowTheQuery() {
        server.on("/signed", TestServer.status(403));

        var failure = failure("/signed?X-Amz-Signature=abc");

        assertThat(failure).hasMessageNotContaining("abc").hasMessageContaining("/signed?... answered 403");
    }

    @Test
    void noMoreFetchesRunAtOnceThanAllowed() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var twoRun = new CountDownLatch(2);
        server.on("/slow", x -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            twoRun.countDown();
            await(twoRun);
            running.decrementAndGet();
            TestServer.body(HELLO).handle(x);
        });
        try (var fetch = new GuardedFetch(policy().withMaxConcurrent(2), time);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> fetch.fetch(FetchRequest.of(server.url("/slow")), new BytesSink()));
            }
        }
        assertThat(server.requests()).isEqualTo(8);
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void headersOfTheRequestAreSent() throws FetchException {
        server.on("/a", TestServer.body(HELLO));
        fetch(policy(), new FetchRequest(server.url("/a"), Map.of("Authorization", "Bearer x"), OptionalLong.empty(),
                Optional.empty()));
        assertThat(server.header(0, "Authorization")).isEqualTo("Bearer x");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
