package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.signalbox.transfer.FetchException.Reason;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A body that nobody wants any more is not read to its end: here it has none. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class AbandonedBodyTest extends FetchFixture {
    private final CountDownLatch dropped = new CountDownLatch(1);

    private void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        var block = random(64 * 1024);
        try {
            while (true) {
                exchange.getResponseBody().write(block);
            }
        } catch (IOException e) {
            dropped.countDown();
        }
    }

    private boolean isDropped() throws InterruptedException {
        return dropped.await(10, TimeUnit.SECONDS);
    }

    @Test
    void fileThatTurnsOutTooLarge() throws Exception {
        server.on("/big", x -> endless(x, 200));

        var failure = failure(FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 100_000), FetchRequest.of(server
                .url("/big")));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(isDropped()).isTrue();
    }

    @Test
    void answerThatIsAnError() throws Exception {
        server.on("/gone", x -> endless(x, 404));

        assertThat(failure("/gone").status()).isEqualTo(404);
        assertThat(isDropped()).isTrue();
    }

    @Test
    void answerThatLeadsElsewhere() throws Exception {
        server.on("/moved", x -> {
            x.getResponseHeaders().set("Location", "/here");
            endless(x, 302);
        }).on("/here", TestServer.body(HELLO));

        assertThat(fetch("/moved").sha256()).isEqualTo(HELLO_SHA256);
        assertThat(isDropped()).isTrue();
    }

    /** As the time of a function that has to leave the rest to its next run. */
    @Test
    void fileWhoseSinkHasHadEnough() throws Exception {
        server.on("/long", x -> endless(x, 200));
        var full = new Sink() {
            @Override
            public void start(Head head) {
                // Any file will do.
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("enough");
            }
        };
        try (var fetch = new GuardedFetch(policy(), time)) {
            assertThatThrownBy(() -> fetch.fetch(FetchRequest.of(server.url("/long")), full)).hasMessageContaining(
                    "enough");
        }
        assertThat(isDropped()).isTrue();
    }
}
