package dev.signalbox.lambda.imagefanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageBatchTest {
    private final MemoryImages images = new MemoryImages();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger mostBusy = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange x) throws IOException {
        mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
        requests.incrementAndGet();
        try (x) {
            var path = x.getRequestURI().getPath();
            if (path.startsWith("/hang")) {
                never.await();
            } else if (path.startsWith("/busy") && requests.get() == 1) {
                x.getResponseHeaders().set("Retry-After", "0");
                x.sendResponseHeaders(503, -1);
            } else if (path.startsWith("/status")) {
                x.sendResponseHeaders(Integer.parseInt(path.substring(7)), -1);
            } else {
                x.getResponseHeaders().set("Content-Type", path.endsWith(".html") ? "text/html" : "image/gif");
                x.sendResponseHeaders(200, path.length());
                x.getResponseBody().write(path.getBytes());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    private List<ImageResult> run(int concurrency, String... paths) throws InterruptedException {
        return run(concurrency, Duration.ofSeconds(20), paths);
    }

    private List<ImageResult> run(int concurrency, Duration budget, String... paths) throws InterruptedException {
        var times = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(5));
        var policy = FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 40).with(times).withMaxConcurrent(64)
                .with(new RetryPolicy(2, Duration.ofMillis(10), Duration.ofSeconds(1)));
        try (var fetch = new GuardedFetch(policy, TransferTime.system())) {
            return new ImageBatch(fetch, images, KeyLayout.PATH)
                    .run(new Task(List.of(paths), base, concurrency, List.of(), false), budget);
        }
    }

    private static int code(ImageResult result) {
        return (int) result.json().get("statusCode");
    }

    @Test
    void resultsKeepTheContractAndTheOrder() throws InterruptedException {
        var results = run(5, "b.gif", "status404", "a.gif");

        assertThat(results).extracting(ImageBatchTest::code).containsExactly(200, 404, 200);
        assertThat(results.getFirst().json()).containsOnlyKeys("url", "statusCode", "filename")
                .containsEntry("url", base + "/b.gif");
        assertThat(results.get(1)).isEqualTo(new ImageResult.Failed(base + "/status404", 404,
                "Could not find: " + base + "/status404"));
        assertThat(images.images).hasSize(2);
    }

    /** Source systems 2.8: any fault outside two classes aborts the batch, and one slow image kills it. */
    @Test
    void everyFaultIsItsOwnResult() throws InterruptedException {
        var results = run(5, "ok.gif", "hang.gif", "status403", "status500", "page.html", "full.gif",
                "too-large-" + "x".repeat(50), "status302");

        assertThat(results).as(results.toString()).extracting(ImageBatchTest::code).containsExactly(200, 400, 403, 500,
                415, 500, 413, 302);
        assertThat(results.get(2).json()).containsEntry("message", "HTTP error 403 - Forbidden");
        assertThat(results.get(4).json().get("message").toString()).contains("text/html");
        assertThat(results.get(5).json().get("message").toString()).contains("bucket is full");
    }

    @Test
    void aServerThatIsBusyForAMomentIsAskedAgain() throws InterruptedException {
        assertThat(run(1, "busy.gif")).singleElement().isInstanceOf(ImageResult.Stored.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void noMoreDownloadsAtATimeThanAskedFor() throws InterruptedException {
        run(2, "1.gif", "2.gif", "3.gif", "4.gif", "5.gif", "6.gif");

        assertThat(mostBusy.get()).isBetween(1, 2);
    }

    @Test
    void whatIsNotDoneInTimeIsReportedAndTheRestKept() throws InterruptedException {
        var results = run(1, Duration.ofMillis(250), "ok.gif", "hang.gif", "later.gif");

        assertThat(results).extracting(ImageBatchTest::code).containsExactly(200, 400, 400);
        assertThat(results.getLast().json().get("message").toString()).contains("no time left");
    }

    /** Source systems 2.8: SSRF through baseUrl. */
    @Test
    void hostsThatAreNotAllowedAreNotAsked() throws InterruptedException {
        base = "http://169.254.169.254/latest";

        assertThat(run(1, "meta-data")).singleElement().satisfies(r -> {
            assertThat(code(r)).isEqualTo(400);
            assertThat(r.json().get("message").toString()).startsWith("Refused").endsWith("[REFUSED]");
        });
    }
}
