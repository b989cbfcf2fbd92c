package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.bucket.FileDigest;
import dev.signalbox.deploy.bucket.FileStore;
import dev.signalbox.deploy.bucket.UploadWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Long files into the artifact bucket over the wire, part by part, also when two consoles send the same. */
class ArtifactPartsTest extends ArtifactBench {
    private static Path large(String name) throws IOException {
        var bytes = new byte[3 * (int) FileStore.PART + 17];
        new Random(1).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aLongFileGoesInPartsAndIsKnownAgain() throws IOException {
        bucket.ensureExists();
        var file = large("long");
        var most = new AtomicLong();

        var stored = bucket.store("long", file, (sent, all) -> {
            assertThat(all).isEqualTo(3 * FileStore.PART + 17);
            most.accumulateAndGet(sent, Math::max);
        });

        assertThat(most).hasValue(stored.bytes());
        assertThat(s3.plain().getObjectAsBytes(b -> b.bucket(bucket.name()).key(stored.key())).asByteArray()).isEqualTo(
                Files.readAllBytes(file));
        assertThat(s3.plain().headObject(b -> b.bucket(bucket.name()).key(stored.key()).checksumMode(
                ChecksumMode.ENABLED)).checksumSHA256()).endsWith("-4");
        assertThat(bucket.store("long", file, UploadWatch.NONE).uploaded()).isFalse();
    }

    @Test
    void partsThatAreThereAreNotSentAgain() throws IOException {
        bucket.ensureExists();
        var file = large("cut");
        s3.failAtPart(3);
        assertThatThrownBy(() -> bucket.store("cut", file, UploadWatch.NONE)).hasMessageContaining("crashed");
        int before = s3.parts();

        s3.failAtPart(0);
        var stored = bucket.store("cut", file, UploadWatch.NONE);

        assertThat(before).isBetween(1, 3);
        assertThat(s3.parts()).isEqualTo(4);
        assertThat(s3.plain().getObjectAsBytes(b -> b.bucket(bucket.name()).key(stored.key())).asByteArray()).isEqualTo(
                Files.readAllBytes(file));
    }

    @Test
    void whoGivesUpLeavesNoParts() throws IOException {
        bucket.ensureExists();
        var file = large("given up");

        assertThatThrownBy(() -> bucket.store("given-up", file, new UploadWatch() {
            private int asked;

            @Override
            public void sent(long bytes, long all) {}

            @Override
            public boolean givenUp() {
                return ++asked > 2;
            }
        })).isInstanceOf(DeployException.class).hasMessageContaining("given up");

        assertThat(s3.plain().listMultipartUploads(b -> b.bucket(bucket.name())).uploads()).isEmpty();
        assertThat(s3.plain().listObjectsV2(b -> b.bucket(bucket.name())).contents()).isEmpty();
    }

    @Test
    void aSlowLineHasTimeForEachPiece() throws IOException {
        bucket.ensureExists();
        bucket.store("slow", large("slow"), UploadWatch.NONE);
        bucket.store("small", Files.writeString(folder.resolve("slow small"), "x"), UploadWatch.NONE);

        assertThat(s3.asked("UploadPart")).hasSize(4);
        assertThat(s3.asked("PutObject")).hasSize(1);
        assertThat(Stream.concat(s3.asked("UploadPart").stream(), s3.asked("PutObject").stream())).allSatisfy(
                r -> assertThat(r.overrideConfiguration().orElseThrow()).satisfies(o -> assertThat(o.apiCallTimeout()
                        .orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMinutes(20)), o -> assertThat(o
                                .apiCallAttemptTimeout().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMinutes(
                                        20))));
    }

    @Test
    void anUploadThatAnotherConsoleEndedIsBegunAnew() throws IOException {
        bucket.ensureExists();
        var file = large("shared");
        var key = "shared/" + FileDigest.of(file, FileStore.PART).sha256() + "/shared";
        var other = s3.plain().createMultipartUpload(b -> b.bucket(bucket.name()).key(key).checksumAlgorithm("SHA256")
                .checksumType("COMPOSITE")).uploadId();

        var stored = bucket.store("shared", file, (sent, _) -> {
            if (s3.parts() > 0 && !s3.plain().listMultipartUploads(b -> b.bucket(bucket.name())).uploads().isEmpty()) {
                end(key, other);
            }
        });

        assertThat(stored.uploaded()).isTrue();
        assertThat(s3.plain().getObjectAsBytes(b -> b.bucket(bucket.name()).key(key)).asByteArray()).isEqualTo(Files
                .readAllBytes(file));
    }

    private void end(String key, String upload) {
        try {
            s3.plain().abortMultipartUpload(b -> b.bucket(bucket.name()).key(key).uploadId(upload));
        } catch (S3Exception e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchUpload");
        }
    }

    @Test
    void whoGivesUpLeavesTheUploadThatHeDidNotBegin() throws IOException {
        bucket.ensureExists();
        var file = large("theirs");
        var key = "theirs/" + FileDigest.of(file, FileStore.PART).sha256() + "/theirs";
        var other = s3.plain().createMultipartUpload(b -> b.bucket(bucket.name()).key(key).checksumAlgorithm("SHA256")
                .checksumType("COMPOSITE")).uploadId();

        assertThatThrownBy(() -> bucket.store("theirs", file, new UploadWatch() {
            @Override
            public void sent(long bytes, long all) {}

            @Override
            public boolean givenUp() {
                return true;
            }
        })).hasMessageContaining("given up");

        assertThat(s3.plain().listMultipartUploads(b -> b.bucket(bucket.name())).uploads()).extracting(u -> u
                .uploadId()).containsExactly(other);
        end(key, other);
    }
}
