package dev.signalbox.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/** The real program in its own JVM, the real SDK, the local cloud. */
class WorkerOverTheWireTest {
    private static Cloud cloud;
    private final Source source = new Source();

    WorkerOverTheWireTest() throws IOException {}

    @BeforeAll
    static void start(@TempDir Path folder) {
        cloud = new Cloud(folder);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @AfterEach
    void stopSource() {
        source.close();
    }

    private static WorkerProcess worker(String execution) throws IOException {
        return new WorkerProcess(cloud.jobEnvironment(), List.of("-Xmx256m"), "Ref::URI", execution);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void filesLandCheckedAndRecorded() throws Exception {
        var large = new byte[20_000_000];
        new Random(1).nextBytes(large);
        var small = source.file("/a.txt", "hello");
        var big = source.file("/big.bin?sig=1", large);
        cloud.row("e-1", small, Map.of("ExpiresAt", AttributeValue.fromN("4000000000")));
        cloud.row("e-1", big, Map.of("listedSha256", AttributeValue.fromS(sha256(large)), "listedSize",
                AttributeValue.fromN("20000000")));

        var worker = worker("e-1");

        assertThat(worker.exitCode()).as(worker.output()).isZero();
        assertThat(cloud.keys("e-1")).containsExactlyInAnyOrder("a.txt", "big.bin", "manifest.json");
        assertThat(cloud.object("e-1/big.bin")).isEqualTo(large);
        var row = cloud.row("e-1", small);
        assertThat(row.get("status").s()).isEqualTo("DONE");
        assertThat(row.get("bytes").n()).isEqualTo("5");
        assertThat(row.get("sha256").s()).isEqualTo(sha256("hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(row.get("objectKey").s()).isEqualTo("e-1/a.txt");
        assertThat(row.get("attempts").n()).isEqualTo("1");
        assertThat(row.get("ExpiresAt").n()).isEqualTo("4000000000");
        assertThat(worker.output()).contains("\"execution\":\"e-1\"", "\"job\":\"job-1\"").doesNotContain("sig=1");
    }

    @Test
    void sha256IsTheObjectsChecksumAndMetadata() throws Exception {
        var url = source.file("/a.txt", "hello");
        cloud.row("checksum", url, Map.of());
        assertThat(worker("checksum").exitCode()).isZero();

        var head = cloud.s3.headObject(
                b -> b.bucket(Cloud.BUCKET).key("checksum/a.txt").checksumMode(ChecksumMode.ENABLED));

        var sha256 = cloud.row("checksum", url).get("sha256").s();
        assertThat(head.metadata()).containsEntry("sha256", sha256).containsEntry("signalbox-execution", "checksum")
                .containsEntry("signalbox-job", "job-1");
        assertThat(head.checksumSHA256()).isEqualTo(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(
                sha256)));
        assertThat(head.contentType()).isEqualTo("text/plain");
    }

    @Test
    void filesBeyondTheFirstPageOfTheTableAreDownloadedToo() throws Exception {
        var filler = AttributeValue.fromS("x".repeat(30_000));
        var files = new HashMap<String, String>();
        for (int i = 0; i < 101; i++) {
            var url = source.file("/f" + i, "file " + i);
            files.put(url, "f" + i);
            cloud.row("pages", url, Map.of("filler", filler));
        }

        assertThat(worker("pages").exitCode()).isZero();

        assertThat(cloud.keys("pages")).hasSize(102).containsAll(files.values());
    }

    @Test
    void failedFileMakesTheJobFail() throws Exception {
        var gone = source.status("/gone", 404);
        cloud.row("fails", gone, Map.of());
        cloud.row("fails", source.file("/ok", "ok"), Map.of());

        assertThat(worker("fails").exitCode()).isEqualTo(1);

        assertThat(cloud.row("fails", gone).get("status").s()).isEqualTo("FAILED");
        assertThat(cloud.row("fails", gone).get("error").s()).endsWith("answered 404");
        assertThat(cloud.keys("fails")).containsExactly("manifest.json", "ok");
    }

    @Test
    void wrongSha256OfALargeFileLeavesNoObjectAndNoUpload() throws Exception {
        var url = source.file("/big", new byte[10_000_000]);
        cloud.row("wrong", url, Map.of("listedSha256", AttributeValue.fromS("ab".repeat(32))));

        assertThat(worker("wrong").exitCode()).isEqualTo(1);

        assertThat(cloud.keys("wrong")).containsExactly("manifest.json");
        assertThat(cloud.s3.listMultipartUploads(b -> b.bucket(Cloud.BUCKET)).uploads()).isEmpty();
    }

    @Test
    void killedWorkerIsTakenUpByTheNextAttempt() throws Exception {
        var hangs = hangingOnce("/slow", new byte[9_000_000]);
        var done = source.file("/done", "done");
        cloud.row("killed", done, Map.of("position", AttributeValue.fromN("0")));
        cloud.row("killed", hangs.url, Map.of("position", AttributeValue.fromN("1")));
        var first = worker("killed");
        hangs.begun.await();
        cloud.awaitStatus("killed", done, "DONE");
        first.kill();
        first.exitCode();
        assertThat(cloud.row("killed", hangs.url).get("status").s()).isEqualTo("DOWNLOADING");

        assertThat(worker("killed").exitCode()).isZero();

        assertThat(cloud.object("killed/slow")).hasSize(9_000_000);
        assertThat(cloud.row("killed", hangs.url).get("attempts").n()).isEqualTo("2");
        assertThat(cloud.row("killed", done).get("attempts").n()).isEqualTo("1");
    }

    @Test
    void terminatedWorkerLeavesAConsistentState() throws Exception {
        var hangs = hangingOnce("/slow", new byte[9_000_000]);
        cloud.row("term", hangs.url, Map.of());
        var worker = worker("term");
        hangs.begun.await();

        worker.terminate();

        assertThat(worker.exitCode()).as(worker.output()).isNotZero();
        assertThat(cloud.row("term", hangs.url).get("status").s()).isEqualTo("PENDING");
        assertThat(cloud.s3.listMultipartUploads(b -> b.bucket(Cloud.BUCKET)).uploads())
                .noneMatch(u -> u.key().startsWith("term/"));
        assertThat(cloud.keys("term")).containsExactly("manifest.json");
    }

    @Test
    void wrongSettingsAreNamed() throws Exception {
        var environment = new HashMap<>(cloud.jobEnvironment());
        environment.put("Parallelism", "lots");
        var worker = new WorkerProcess(environment, List.of(), "e-1");
        assertThat(worker.exitCode()).isEqualTo(2);
        assertThat(worker.output()).contains("Parallelism must be a whole number from 1 to 32, not 'lots'");
    }

    private record Hanging(String url, CountDownLatch begun) {}

    /** Sends most of the body and hangs, the first time. */
    private Hanging hangingOnce(String path, byte[] body) {
        var begun = new CountDownLatch(1);
        var times = new AtomicInteger();
        var url = source.on(path, x -> {
            x.sendResponseHeaders(200, body.length);
            if (times.incrementAndGet() > 1) {
                x.getResponseBody().write(body);
                return;
            }
            x.getResponseBody().write(body, 0, body.length - 1);
            x.getResponseBody().flush();
            begun.countDown();
            try {
                Thread.sleep(90_000);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        return new Hanging(url, begun);
    }
}
