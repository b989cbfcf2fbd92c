package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits until the local cloud has nothing to do, which is when it makes caches. */
final class AotCacheStory {
    @TempDir Path folder;

    @Test
    void aFunctionStartsFromItsCacheAfterARestartUnlessThatIsDamaged() throws Exception {
        try (var cloud = new LambdaFixture(folder)) {
            cloud.lambda().createFunction(function("f").build());
            pid(cloud);
            cloud.lambda().updateFunctionConfiguration(u -> u.functionName("f").description("ends the environment"));
            long first = pid(cloud);
            awaitCaches(1);
            assertThat(pid(cloud)).as("the environment goes on").isEqualTo(first);

            cloud.restart();
            assertThat(mapped(pid(cloud))).contains(caches().getFirst().getFileName().toString());
            assertThat(cloud.invoke("f", "{\"do\":\"environment\"}").functionError()).isNull();

            cloud.restart();
            try (var file = new RandomAccessFile(caches().getFirst().toFile(), "rw")) {
                file.seek(5_000_000);
                file.write(new byte[1_000_000]);
            }
            assertThat(mapped(pid(cloud))).doesNotContain(".aot");
            assertThat(caches()).isEmpty();
            awaitCaches(1);

            cloud.lambda().deleteFunction(d -> d.functionName("f"));
            cloud.restart();
            assertThat(caches()).isEmpty();
        }
    }

    private static long pid(LambdaFixture cloud) {
        return LambdaFixture.json(cloud.invoke("f", "{\"do\":\"context\"}")).get("pid").asLong();
    }

    private static String mapped(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "maps"));
    }

    private void awaitCaches(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (caches().size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(caches()).hasSize(count);
    }

    private List<Path> caches() {
        var all = folder.resolve("lambda/caches");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (var files = Files.list(all)) {
            return files.filter(f -> f.toString().endsWith(".aot")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
