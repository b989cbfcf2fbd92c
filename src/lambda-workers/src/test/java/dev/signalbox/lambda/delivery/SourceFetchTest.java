package dev.signalbox.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Runs that go on where the last one stopped, with the real S3 protocol. */
class SourceFetchTest {
    /** More than two parts. */
    private static final byte[] FILE = new byte[17_500_000];

    private static DeliveryFixture world;
    private static S3Client s3;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String etag = "\"v1\"";
    private boolean knowsRanges = true;

    @BeforeAll
    static void start(@TempDir Path folder) {
        new Random(1).nextBytes(FILE);
        world = new DeliveryFixture(folder);
        s3 = world.cloud().client(S3Client.builder().httpClient(UrlConnectionHttpClient.create())
                .forcePathStyle(true).serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false)
                        .build()));
        s3.createBucket(b -> b.bucket("files"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        world.close();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "all" : range);
            boolean rest = range != null && knowsRanges && etag.equals(exchange.getRequestHeaders().getFirst(
                    "If-Range"));
            int from = rest ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
            if (!etag.isEmpty()) {
                exchange.getResponseHeaders().set("ETag", etag);
            }
            if (rest) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/"
                        + FILE.length);
            }
            exchange.sendResponseHeaders(rest ? 206 : 200, FILE.length - from);
            exchange.getResponseBody().write(FILE, from, FILE.length - from);
        }
    }

    /** A clock that each look at it moves on, so that a run ends after some hundred buffers. */
    private static final class Ticking implements TransferTime {
        private final Duration tick;

        Ticking(Duration tick) {
            this.tick = tick;
        }

        @Override
        public Instant now() {
            world.now = world.now.plus(tick);
            return world.now;
        }

        @Override
        public void sleep(Duration duration) {
            world.now = world.now.plus(duration);
        }

        @Override
        public double random() {
            return 1;
        }
    }

    /** @param looks at the clock after which a run is over; about one for every 8 to 64 KiB */
    private Delivery run(Ticket ticket, int looks) {
        var policy = FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 1 << 30).with(new RetryPolicy(2, Duration
                .ofMillis(1), Duration.ofSeconds(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var fetch = new GuardedFetch(policy, TransferTime.system())) {
            var bucket = new SourceFetch.Bucket(s3, threads, "files");
            var times = new SourceFetch.Times(Duration.ofMillis(100L * looks), Duration.ofHours(1), Duration.ofHours(
                    1));
            var arn = DeliveryFixture.arn(ticket);
            return new SourceFetch(new SourceFetch.Ports(fetch, bucket, world.deliveries, world.messenger), times,
                    new Ticking(Duration.ofMillis(100)))
                    .run(new SourceFetch.Source(arn, "http://127.0.0.1:" + server.getAddress().getPort() + "/a.bin",
                            Optional.empty()), world.delivery(ticket), new JsonLog(new StringBuilder(), TransferTime
                                    .system(), Map.of()));
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] stored(Delivery delivery) {
        return s3.getObjectAsBytes(b -> b.bucket("files").key(delivery.file().orElseThrow().key())).asByteArray();
    }

    @Test
    void runsGoOnWhereTheLastOneStopped() throws Exception {
        var ticket = world.begun();
        int runs = 1;
        var delivery = run(ticket, 110);
        while (delivery.status() == Status.FETCHING) {
            assertThat(runs++).isLessThan(50);
            delivery = run(ticket, 110);
        }
        assertThat(runs).isGreaterThan(2);
        assertThat(ranges).hasSize(runs).contains("all").last().asString().startsWith("bytes=");
        assertThat(delivery.file().orElseThrow().sha256()).isEqualTo(sha256(FILE));
        assertThat(stored(delivery)).isEqualTo(FILE);
        assertThat(run(ticket, 110)).isEqualTo(delivery);
        assertThat(s3.listObjectsV2(b -> b.bucket("files").prefix("partial/Response_Object_" + ticket.name()))
                .contents()).isEmpty();
    }

    @Test
    void fileThatHasChangedStartsOver() throws Exception {
        var ticket = world.begun();
        assertThat(run(ticket, 150).status()).isEqualTo(Status.FETCHING);
        etag = "\"v2\"";
        assertThat(run(ticket, 1_000_000).status()).isEqualTo(Status.FETCHED);
        assertThat(stored(world.delivery(ticket))).isEqualTo(FILE);
    }

    @Test
    void uploadThatSomebodyRemovedStartsOver() {
        var ticket = world.begun();
        assertThat(run(ticket, 150).status()).isEqualTo(Status.FETCHING);
        s3.listMultipartUploads(b -> b.bucket("files")).uploads().forEach(u -> s3.abortMultipartUpload(b -> b.bucket(
                "files").key(u.key()).uploadId(u.uploadId())));
        s3.listObjectsV2(b -> b.bucket("files").prefix("partial/")).contents().forEach(o -> s3.deleteObject(b -> b
                .bucket("files").key(o.key())));
        assertThat(run(ticket, 1_000_000).status()).isEqualTo(Status.FETCHED);
        assertThat(stored(world.delivery(ticket))).isEqualTo(FILE);
    }

    @Test
    void sourceThatCannotGoOnFailsInsteadOfStartingOverForEver() {
        etag = "";
        assertThatThrownBy(() -> run(world.begun(), 150)).isInstanceOf(SourceNotResumable.class);
        etag = "\"v1\"";
        knowsRanges = false;
        var ticket = world.begun();
        assertThat(run(ticket, 150).status()).isEqualTo(Status.FETCHING);
        assertThatThrownBy(() -> run(ticket, 150)).isInstanceOf(SourceNotResumable.class);
    }

    @Test
    void downloadEndsAtItsTime() {
        var ticket = world.begun();
        world.now = world.now.plusSeconds(3700);
        assertThatThrownBy(() -> run(ticket, 10)).isInstanceOf(SourceTooSlow.class);
    }
}
