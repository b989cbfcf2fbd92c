package dev.signalbox.console.store.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class DownloadsOverTheWireTest {
    private static final String BUCKET = "things";
    private static final byte[] LARGE = random(40 << 20, 1);
    private static LocalCloud cloud;
    private static TransferBench direct;

    @TempDir static Path data;
    @TempDir Path folder;

    @BeforeAll
    static void putObjects() {
        cloud = LocalCloud.start(new LocalCloudOptions(data.resolve("cloud"), 0));
        direct = new TransferBench(connection(cloud.endpoint()), data.resolve("direct"));
        var s3 = direct.s3();
        s3.createBucket(b -> b.bucket(BUCKET));
        IntStream.range(0, 60).parallel().forEach(i -> put(s3, "many/%03d.bin".formatted(i), random(4096, i)));
        put(s3, "large/whole.bin", LARGE);
        inParts(s3, "parts/etag-only.bin", random(17 << 20, 3));
    }

    @AfterAll
    static void end() {
        direct.close();
        cloud.close();
    }

    static AwsConnection connection(URI endpoint) {
        return AwsConnection.local(endpoint, cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey());
    }

    static byte[] random(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void put(S3Client s3, String key, byte[] bytes) {
        s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    /** With SHA-256 of its parts, which S3 sums up in a checksum of checksums. */
    private static void inParts(S3Client s3, String key, byte[] bytes) {
        var upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key(key).checksumAlgorithm(
                ChecksumAlgorithm.SHA256)).uploadId();
        int size = 6 << 20;
        var parts = IntStream.rangeClosed(1, 3).mapToObj(n -> {
            var part = Arrays.copyOfRange(bytes, (n - 1) * size, Math.min(bytes.length, n * size));
            var sent = s3.uploadPart(b -> b.bucket(BUCKET).key(key).uploadId(upload).partNumber(n).checksumAlgorithm(
                    ChecksumAlgorithm.SHA256), RequestBody.fromBytes(part));
            return CompletedPart.builder().partNumber(n).eTag(sent.eTag()).checksumSHA256(sent.checksumSHA256())
                    .build();
        }).toList();
        s3.completeMultipartUpload(b -> b.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(
                parts)));
    }

    private static FileEntry prefix(String key) {
        return FileEntry.folder(BUCKET, key);
    }

    private static FileEntry object(String key, long size) {
        return FileEntry.object(new S3Location(BUCKET, key), size, Instant.now(), "STANDARD");
    }

    @Test
    void aFlakyServerOnlyTakesLonger() throws Exception {
        try (var front = new FlakyFront(cloud.endpoint(), FlakyFront.Fault.values());
                var bench = new TransferBench(connection(front.address()), folder.resolve("journals"))) {
            bench.transfers.download(List.of(prefix("many/"), object("large/whole.bin", LARGE.length)), folder.resolve(
                    "out"), Conflict.KEEP_BOTH);

            var end = bench.over();

            assertThat(end.troubles()).isEmpty();
            assertThat(end.phase()).isEqualTo(TransferPhase.DONE);
            assertThat(front.spoiled.values()).allSatisfy(n -> assertThat(n.get()).isPositive());
            assertThat(end.counts().verified().keySet()).isEqualTo(Set.of("CRC32"));
        }
        var got = TransferBench.files(folder.resolve("out"));
        assertThat(got).hasSize(61);
        assertThat(got.get("whole.bin")).isEqualTo(LARGE);
        IntStream.range(0, 60).forEach(i -> assertThat(got.get("many/%03d.bin".formatted(i))).isEqualTo(random(4096,
                i)));
    }

    @Test
    void checksumsOfPartsAreCompared() throws Exception {
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.transfers.download(List.of(prefix("parts/")), folder.resolve("out"), Conflict.KEEP_BOTH);

            var end = bench.over();

            assertThat(end.troubles()).isEmpty();
            assertThat(end.counts().verified()).containsOnlyKeys("SHA256 of parts");
        }
        assertThat(folder.resolve("out/parts/etag-only.bin")).hasBinaryContent(random(17 << 20, 3));
    }

    @Test
    void goesOnWhereItWasPaused() throws Exception {
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.limits.throttle().limit(20 << 20);
            bench.transfers.download(List.of(prefix("large/"), prefix("many/")), folder.resolve("out"),
                    Conflict.KEEP_BOTH);
            bench.when(t -> t.counts().bytesDone() > 17 << 20);
            bench.transfers.pause(bench.only().id());
            bench.paused();
            assertThat(Files.exists(folder.resolve("out/large/whole.bin"))).isFalse();
        }
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.paused();
            bench.transfers.resume(bench.only().id());

            var end = bench.over();

            assertThat(end.phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(TransferBench.names(folder.resolve("out"))).hasSize(61).noneMatch(n -> n.contains(".part"));
        assertThat(folder.resolve("out/large/whole.bin")).hasBinaryContent(LARGE);
    }

    @Test
    void goesOnAfterTheConsoleWasKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var console = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                DownloadActor.class.getName(), cloud.endpoint().toString(), cloud.region(), cloud.accessKeyId(), cloud
                        .secretAccessKey(), folder.toString()).redirectErrorStream(true).redirectOutput(
                                ProcessBuilder.Redirect.DISCARD).start();
        try {
            Eventually.on(Duration.ofSeconds(60), () -> journal().contains("\"PART\""));
        } finally {
            console.destroyForcibly().waitFor();
        }
        long parts = journal().lines().filter(l -> l.contains("\"PART\"")).count();
        Files.writeString(journalFile(), "{\"op\":\"DO", StandardOpenOption.APPEND); // cut off in the middle of a line

        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            assertThat(bench.paused().note()).isEqualTo("The console ended while it ran");
            bench.transfers.resume(bench.only().id());

            assertThat(bench.over().phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(TransferBench.names(folder.resolve("out"))).hasSize(61).noneMatch(n -> n.contains("(2)"));
        assertThat(folder.resolve("out/large/whole.bin")).hasBinaryContent(LARGE);
        assertThat(journal().lines().filter(l -> l.contains("\"PART\"")).count()).as("parts, none twice").isEqualTo(3)
                .isGreaterThan(parts - 1);
    }

    private Path journalFile() throws IOException {
        try (var all = Files.walk(folder.resolve("journals"))) {
            return all.filter(f -> f.endsWith("journal.jsonl")).findFirst().orElse(folder);
        }
    }

    private String journal() throws IOException {
        return Files.exists(folder.resolve("journals")) && Files.isRegularFile(journalFile()) ? Files.readString(
                journalFile()) : "";
    }

    @Test
    void cancelLeavesNothingHalf() throws Exception {
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.limits.throttle().limit(10 << 20);
            bench.transfers.download(List.of(prefix("large/")), folder.resolve("out"), Conflict.KEEP_BOTH);
            bench.when(t -> t.counts().bytesDone() > 1 << 20);
            var measured = bench.when(t -> t.speed().now().isPresent()).speed().now().orElseThrow();
            assertThat(measured).isBetween(2.0 * (1 << 20), 14.0 * (1 << 20));
            bench.tasks.cancel(bench.tasks.states().latest().getFirst().id());

            assertThat(bench.over().phase()).isEqualTo(TransferPhase.CANCELLED);
        }
        assertThat(TransferBench.names(folder.resolve("out"))).isEmpty();
    }

    @Test
    void anObjectThatChangesIsNeverMixed() throws Exception {
        var s3 = direct.s3();
        var next = random(40 << 20, 9);
        put(s3, "changing/it.bin", LARGE);
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.limits.throttle().limit(4 << 20);
            bench.limits.connections().most(2);
            bench.transfers.download(List.of(prefix("changing/")), folder.resolve("out"), Conflict.KEEP_BOTH);
            bench.when(t -> t.counts().bytesDone() > 1 << 20);
            put(s3, "changing/it.bin", next);
            bench.limits.throttle().limit(0);

            assertThat(bench.over().phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(folder.resolve("out/changing/it.bin")).hasBinaryContent(next);
    }
}
