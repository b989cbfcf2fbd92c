package dev.signalbox.console.store.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class UploadsOverTheWireTest {
    private static final S3Location INPUT = new S3Location("box", "in/");
    private static final byte[] LARGE = DownloadsOverTheWireTest.random(30 << 20, 5);
    private static LocalCloud cloud;
    private static S3Client s3;
    private static TransferBench direct;

    @TempDir static Path data;
    @TempDir Path folder;

    @BeforeAll
    static void begin() {
        cloud = LocalCloud.start(new LocalCloudOptions(data.resolve("cloud"), 0));
        direct = new TransferBench(connection(cloud.endpoint()), data.resolve("direct"));
        s3 = direct.s3();
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterAll
    static void end() {
        direct.close();
        cloud.close();
    }

    @BeforeEach
    void empty() {
        s3.listObjectsV2(b -> b.bucket("box")).contents().forEach(o -> s3.deleteObject(b -> b.bucket("box").key(o
                .key())));
    }

    private static AwsConnection connection(URI endpoint) {
        return AwsConnection.local(endpoint, cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey());
    }

    private static byte[] object(String key) {
        return s3.getObjectAsBytes(b -> b.bucket("box").key(key)).asByteArray();
    }

    private static int openUploads() {
        return s3.listMultipartUploads(b -> b.bucket("box")).uploads().size();
    }

    private Path files() throws Exception {
        var tree = Files.createDirectories(folder.resolve("tree/sub"));
        Files.writeString(tree.resolve("page.html"), "<html/>");
        Files.writeString(tree.resolveSibling("empty"), "");
        Files.write(tree.resolve("large.bin"), LARGE);
        Files.createSymbolicLink(tree.resolve("link"), Path.of("/etc/hostname"));
        return tree.getParent();
    }

    @Test
    void putsAFolderAlthoughTheServerIsBusy() throws Exception {
        try (var front = new FlakyFront(cloud.endpoint(), FlakyFront.Fault.BUSY);
                var bench = new TransferBench(connection(front.address()), folder.resolve("journals"))) {
            front.every = 2;
            bench.transfers.upload(List.of(files()), INPUT);

            var end = bench.over();

            assertThat(end.troubles()).isEmpty();
            assertThat(end.counts().verified()).containsEntry("CRC32", 3L);
        }
        assertThat(object("in/tree/sub/large.bin")).isEqualTo(LARGE);
        assertThat(s3.headObject(b -> b.bucket("box").key("in/tree/sub/page.html")).contentType()).isEqualTo(
                "text/html");
        assertThat(s3.listObjectsV2(b -> b.bucket("box")).contents()).hasSize(3);
        assertThat(openUploads()).isZero();
    }

    @Test
    void pausesWhenTheEnvironmentIsLockedAmidAFileAndGoesOnOnceUnlocked() throws Exception {
        var parts = new AtomicInteger();
        var locked = new AtomicBoolean();
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"), (service,
                operation) -> {
            if (operation.equals("UploadPart") && parts.incrementAndGet() > 2) {
                locked.set(true);
            }
            if (locked.get()) {
                throw new ChangeRefusedException("PROD", operation);
            }
        })) {
            bench.transfers.upload(List.of(files()), INPUT);
            var standing = bench.paused();
            assertThat(standing.counts().failed()).isZero();
            assertThat(standing.note()).contains("PROD is read-only");
            assertThat(s3.listObjectsV2(b -> b.bucket("box").prefix("in/tree/sub/large.bin")).contents()).isEmpty();

            parts.set(-100);
            locked.set(false);
            bench.transfers.resume(standing.id());
            assertThat(bench.over().phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(object("in/tree/sub/large.bin")).isEqualTo(LARGE);
        assertThat(openUploads()).isZero();
    }

    @Test
    void skipsOrReplacesWhatIsThereWhenToldSo() throws Exception {
        var tree = files();
        s3.putObject(b -> b.bucket("box").key("in/tree/sub/large.bin"), RequestBody.fromString("there"));
        s3.putObject(b -> b.bucket("box").key("in/tree/sub/page.html"), RequestBody.fromString("there"));
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.transfers.upload(List.of(tree), INPUT, UploadRule.SKIP);
            var end = bench.over();
            assertThat(end.phase()).isEqualTo(TransferPhase.DONE);
            assertThat(end.counts().skipped()).isEqualTo(2);
            assertThat(object("in/tree/sub/page.html")).asString().isEqualTo("there");
            assertThat(object("in/tree/sub/large.bin")).asString().isEqualTo("there");

            bench.transfers.upload(List.of(tree), INPUT, UploadRule.REPLACE);
            end = bench.when(t -> t.phase().isOver() && t.counts().done() == 3);
            assertThat(end.phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(object("in/tree/sub/page.html")).asString().isEqualTo("<html/>");
        assertThat(object("in/tree/sub/large.bin")).isEqualTo(LARGE);
    }

    @Test
    void goesOnWithThePartsThatAreThere() throws Exception {
        files();
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.limits.connections().most(1);
            bench.limits.throttle().limit(16 << 20);
            bench.transfers.upload(List.of(folder.resolve("tree/sub/large.bin")), INPUT);
            bench.when(t -> t.counts().bytesDone() > 10 << 20);
            bench.transfers.pause(bench.only().id());
            bench.paused();
        }
        var open = s3.listMultipartUploads(b -> b.bucket("box")).uploads();
        assertThat(open).hasSize(1);
        assertThat(s3.listParts(b -> b.bucket("box").key(open.getFirst().key()).uploadId(open.getFirst().uploadId()))
                .parts()).isNotEmpty();
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.paused();
            bench.transfers.resume(bench.only().id());

            assertThat(bench.over().phase()).isEqualTo(TransferPhase.DONE);
        }
        assertThat(object("in/large.bin")).isEqualTo(LARGE);
        assertThat(openUploads()).isZero();
    }

    @Test
    void leavesWhatIsThereUntilSomebodySaysReplace() throws Exception {
        s3.putObject(b -> b.bucket("box").key("in/large.bin"), RequestBody.fromString(
                "before"));
        files();
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.transfers.upload(List.of(folder.resolve("tree/sub/large.bin")), INPUT);

            assertThat(bench.over().taken()).containsExactly("in/large.bin");
            assertThat(object("in/large.bin")).asString().isEqualTo("before");
            bench.transfers.replace(bench.only().id());
            assertThat(bench.when(t -> t.phase() == TransferPhase.DONE).taken()).isEmpty();
        }
        assertThat(object("in/large.bin")).isEqualTo(LARGE);
    }

    @Test
    void cancelLeavesNoUploadOpen() throws Exception {
        files();
        try (var bench = new TransferBench(connection(cloud.endpoint()), folder.resolve("journals"))) {
            bench.limits.throttle().limit(8 << 20);
            bench.transfers.upload(List.of(folder.resolve("tree/sub/large.bin")), INPUT);
            bench.when(t -> t.counts().bytesDone() > 1 << 20);
            assertThat(openUploads()).isEqualTo(1);
            bench.transfers.cancel(bench.only().id());

            assertThat(bench.over().phase()).isEqualTo(TransferPhase.CANCELLED);
        }
        assertThat(openUploads()).isZero();
        assertThat(s3.listObjectsV2(b -> b.bucket("box")).contents()).isEmpty();
    }
}
