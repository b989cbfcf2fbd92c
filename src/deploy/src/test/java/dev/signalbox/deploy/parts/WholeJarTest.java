package dev.signalbox.deploy.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.WorkerJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeJarTest {
    private static final String BIG = "a class that two workers have and the program has not ".repeat(50);
    private static final Map<String, String> SERVICE = entries("META-INF/", "", "META-INF/MANIFEST.MF", "Main-Class: A",
            "lib/", "", "lib/A.class", "the program's A", "lib/B.class", "another B", "own/C.class", BIG);
    private static final Map<String, String> BATCH = entries("own/C.class", BIG, "lib/A.class", "the program's A",
            "lib/none", "");

    @TempDir Path folder;
    private Path home;
    private Path artifacts;
    private Path cache;

    @BeforeEach
    void pack() throws IOException {
        home = folder.resolve("home");
        artifacts = Files.createDirectories(home.resolve("artifacts"));
        cache = folder.resolve("cache");
        jar(home.resolve("lib-1.0.jar"), entries("lib/A.class", "the program's A", "lib/B.class", "B"));
        jar(artifacts.resolve("download-service.jar"), SERVICE);
        jar(artifacts.resolve("batch-worker.jar"), BATCH);
        PackWorkers.main(new String[]{home.toString()});
    }

    @Test
    void isWhatItWasBeforeItWasTakenApart() throws IOException {
        assertThat(read(new WorkerJars(home, cache).find("download-service"))).containsExactlyEntriesOf(SERVICE);
        assertThat(read(new WorkerJars(home, cache).find("batch-worker"))).containsExactlyEntriesOf(BATCH);
    }

    @Test
    void partsHoldOnlyWhatNoOtherJarHas() throws IOException {
        assertThat(artifacts).isDirectoryNotContaining("glob:**.jar");
        assertThat(read(artifacts.resolve("download-service.parts"))).containsOnlyKeys("META-INF/MANIFEST.MF",
                "lib/B.class", "own/C.class", Entries.LIST);
        assertThat(read(artifacts.resolve("batch-worker.parts"))).containsOnlyKeys("lib/none", Entries.LIST);
    }

    @Test
    void isTheSameInEveryTimeZone() throws IOException {
        var here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
            assertThat(new WorkerJars(home, cache).find("download-service")).exists();
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertThat(new WorkerJars(home, folder.resolve("other")).find("download-service")).exists();
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void isMadeOnceAndReplacesThatOfAnOlderVersion() throws IOException {
        var older = Files.createFile(Files.createDirectories(cache.resolve("workers")).resolve("batch-worker-0a.jar"));
        var whole = new WorkerJars(home, cache).find("batch-worker");
        Files.delete(home.resolve("lib-1.0.jar"));

        assertThat(new WorkerJars(home, cache).find("batch-worker")).isEqualTo(whole);
        assertThat(older).doesNotExist();
    }

    @Test
    void otherJarsThanItWasPackedWithAreRefused() throws IOException {
        jar(home.resolve("lib-1.0.jar"), entries("lib/A.class", "another A"));

        assertThatThrownBy(() -> new WorkerJars(home, cache).find("batch-worker")).isInstanceOf(DeployException.class)
                .hasMessageContaining("are others than those it was packed with").hasMessageContaining("install");
        assertThat(cache.resolve("workers")).isEmptyDirectory();
    }

    @Test
    void aMissingJarIsNamed() throws IOException {
        Files.delete(home.resolve("lib-1.0.jar"));

        assertThatThrownBy(() -> new WorkerJars(home, cache).find("batch-worker")).isInstanceOf(DeployException.class)
                .hasMessageContaining("lib-1.0.jar");
    }

    private static Map<String, String> entries(String... namesAndTexts) {
        var entries = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            entries.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return entries;
    }

    private static void jar(Path file, Map<String, String> entries) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        try (var jar = new ZipFile(file.toFile())) {
            var entries = new LinkedHashMap<String, String>();
            for (ZipEntry entry : jar.stream().toList()) {
                entries.put(entry.getName(), new String(jar.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
            }
            return entries;
        }
    }
}
