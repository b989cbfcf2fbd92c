package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.store.Store;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A child process writes, says what was acknowledged, and is killed in the middle. */
final class CrashTest {
    @TempDir Path folder;

    @Test
    void losesNoAcknowledgedWriteAndShowsNoHalfOne() throws Exception {
        var file = folder.resolve("state.mv");
        int acknowledged = 0;
        for (int kill = 0; kill < 3; kill++) {
            acknowledged = last(killedAfter(400, Writes.class, file.toString(), Integer.toString(acknowledged)));
            try (var store = Store.open(file)) {
                var left = store.map("left", Integer.class);
                var right = store.map("right", Integer.class);
                for (int i = 0; i <= acknowledged; i++) {
                    assertThat(left.get("k" + i)).contains(i);
                }
                assertThat(right.size()).isEqualTo(left.size());
            }
        }
    }

    @Test
    void losesNoAcknowledgedObjectAndShowsNoHalfOne() throws Exception {
        var lines = killedAfter(30, Puts.class, folder.toString());

        try (var fixture = new LocalCloudFixture(folder); var s3 = fixture.client(S3Client.builder())) {
            var kept = s3.listObjectsV2(r -> r.bucket("files")).contents();
            assertThat(kept).extracting(S3Object::key).containsAll(lines);
            for (var object : kept) {
                var body = s3.getObjectAsBytes(r -> r.bucket("files").key(object.key())).asByteArray();
                assertThat(body).isEqualTo(Puts.body(object.key()));
            }
        }
    }

    private static int last(List<String> lines) {
        return Integer.parseInt(lines.getLast());
    }

    /** Runs the program until it has said so many lines, then kills it; returns all whole lines it said. */
    private static List<String> killedAfter(int count, Class<?> program, String... arguments) throws IOException,
            InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", program.getName()));
        command.addAll(List.of(arguments));
        var said = Files.createTempFile("said", ".txt");
        var process = new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(new File(said
                + ".err")).start();
        try {
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (whole(said).size() < count) {
                assertThat(process.isAlive()).as(Files.readString(Path.of(said + ".err"))).isTrue();
                assertThat(System.nanoTime()).isLessThan(deadline);
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return whole(said);
    }

    private static List<String> whole(Path file) throws IOException {
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Writes pairs and says the number of each that was acknowledged. */
    static final class Writes {
        public static void main(String[] arguments) {
            try (var store = Store.open(Path.of(arguments[0]))) {
                var left = store.map("left", Integer.class);
                var right = store.map("right", Integer.class);
                for (int i = Integer.parseInt(arguments[1]);; i++) {
                    int number = i;
                    store.write(() -> {
                        left.put("k" + number, number);
                        right.put("k" + number, number);
                    });
                    System.out.println(number);
                }
            }
        }
    }

    /** Puts objects and says the key of each that was acknowledged. */
    static final class Puts {
        public static void main(String[] arguments) {
            try (var fixture = new LocalCloudFixture(Path.of(arguments[0]));
                    var s3 = fixture.client(S3Client
                            .builder())) {
                s3.createBucket(r -> r.bucket("files"));
                for (int i = 0;; i++) {
                    var key = "k" + i % 40;
                    put(s3, key);
                    System.out.println(key);
                }
            }
        }

        /** The SDK does not retry a connection that ends before the body is asked for; once more is enough here. */
        private static void put(S3Client s3, String key) {
            try {
                s3.putObject(r -> r.bucket("files").key(key), RequestBody.fromBytes(body(key)));
            } catch (UncheckedIOException e) {
                s3.putObject(r -> r.bucket("files").key(key), RequestBody.fromBytes(body(key)));
            }
        }

        static byte[] body(String key) {
            return (key + " ").repeat(20_000).getBytes(StandardCharsets.UTF_8);
        }
    }
}
