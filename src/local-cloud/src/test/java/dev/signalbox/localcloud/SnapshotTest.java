package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

final class SnapshotTest {
    @TempDir Path folder;

    @Test
    void holdsOneMomentOfACloudThatGoesOnWorking() throws Exception {
        var archive = new ByteArrayOutputStream();
        try (var cloud = new LocalCloudFixture(folder.resolve("a")); var s3 = cloud.client(S3Client.builder())) {
            s3.createBucket(r -> r.bucket("files"));
            put(s3, "kept", 0);
            var stop = new AtomicBoolean();
            var working = new CountDownLatch(50);
            var writer = CompletableFuture.runAsync(() -> {
                for (int i = 0; !stop.get(); i++) {
                    put(s3, "k" + i % 20, i);
                    working.countDown();
                }
            });
            working.await();
            RunningCloud.in(folder.resolve("a")).orElseThrow().export(archive);
            stop.set(true);
            writer.join();
            StepFunctionsContractTest.await(() -> !Files.exists(folder.resolve("a/snapshot.part")));
        }

        Snapshot.read(new ByteArrayInputStream(archive.toByteArray()), folder.resolve("b"));

        try (var cloud = new LocalCloudFixture(folder.resolve("b")); var s3 = cloud.client(S3Client.builder())) {
            var kept = s3.listObjectsV2(r -> r.bucket("files")).contents();
            assertThat(kept).hasSize(21);
            for (var object : kept) {
                var text = s3.getObjectAsBytes(r -> r.bucket("files").key(object.key())).asUtf8String();
                assertThat(text).hasSize(object.size().intValue()).startsWith(object.key() + " ");
            }
        }
    }

    private static void put(S3Client s3, String key, int number) {
        s3.putObject(r -> r.bucket("files").key(key), RequestBody.fromString((key + " " + number + "\n").repeat(1
                + number
                        % 500)));
    }

    @Test
    void keepsKeysOfServicesButNotTheKeyToTheCloud() throws IOException {
        SdkBytes secret;
        String old;
        try (var cloud = new LocalCloudFixture(folder.resolve("a")); var kms = cloud.client(KmsClient.builder())) {
            old = cloud.cloud().secretAccessKey();
            var key = kms.createKey().keyMetadata().keyId();
            secret = kms.encrypt(r -> r.keyId(key).plaintext(SdkBytes.fromUtf8String("hello"))).ciphertextBlob();
        }
        byte[] archive = archive(folder.resolve("a"));
        assertThat(names(archive)).contains("state.mv").noneMatch(n -> n.startsWith("credentials") || n.equals("lock"));

        Snapshot.read(new ByteArrayInputStream(archive), folder.resolve("b"));

        try (var cloud = new LocalCloudFixture(folder.resolve("b")); var kms = cloud.client(KmsClient.builder())) {
            assertThat(kms.decrypt(r -> r.ciphertextBlob(secret)).plaintext().asUtf8String()).isEqualTo("hello");
            assertThat(cloud.cloud().secretAccessKey()).isNotEqualTo(old);
        }
    }

    @Test
    void importsIntoNoFolderThatHoldsSomething() throws IOException {
        new LocalCloudFixture(folder.resolve("a")).close();
        byte[] archive = archive(folder.resolve("a"));
        var notes = Files.writeString(Files.createDirectories(folder.resolve("b")).resolve("notes"), "mine");

        assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(archive), folder.resolve("b"))).isInstanceOf(
                FolderNotEmptyException.class);

        assertThat(notes).hasContent("mine");
    }

    @Test
    void importsNothingOfAnArchiveThatWasCutOff() throws IOException {
        new LocalCloudFixture(folder.resolve("a")).close();
        byte[] archive = archive(folder.resolve("a"));
        byte[] cut = Arrays.copyOf(archive, archive.length / 2);

        assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(cut), folder.resolve("b"))).isInstanceOf(
                NotASnapshotException.class);

        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(folder.resolve("b.import")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "s3/../../evil", "/evil"})
    void writesNothingOutsideTheFolder(String name) throws IOException {
        byte[] archive = zip("signalbox-snapshot.json", "{\"version\":1}", name, "x");

        assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(archive), folder.resolve("in/b"))).isInstanceOf(
                NotASnapshotException.class);

        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(folder.resolve("in/evil")).doesNotExist();
    }

    @Test
    void importsNeitherANewerVersionNorSomethingElse() throws IOException {
        byte[] newer = zip("signalbox-snapshot.json", "{\"version\":9}", "state.mv", "x");
        assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(newer), folder.resolve("b"))).isInstanceOf(
                DataFolderVersionException.class).hasMessageContaining("version 9");
        byte[] letter = "Dear".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Snapshot.read(new ByteArrayInputStream(letter), folder.resolve("b"))).isInstanceOf(
                NotASnapshotException.class);
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void givesNoSnapshotToWhoDoesNotKnowTheKey() throws IOException {
        try (var cloud = new LocalCloudFixture(folder)) {
            assertThat(asked(cloud, SnapshotProof.make("guessed", Instant.now()))).isEqualTo(403);
            assertThat(asked(cloud, SnapshotProof.make(cloud.cloud().secretAccessKey(), Instant.now().minusSeconds(
                    600)))).isEqualTo(403);
            assertThat(asked(cloud, "")).isEqualTo(403);
        }
    }

    private static int asked(LocalCloudFixture cloud, String proof) throws IOException {
        var call = (HttpURLConnection) cloud.endpoint().resolve("/_aws/snapshot/").toURL().openConnection();
        call.setRequestProperty("x-signalbox-proof", proof);
        return call.getResponseCode();
    }

    private static byte[] archive(Path of) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Snapshot.export(of, bytes);
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names(byte[] archive) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
