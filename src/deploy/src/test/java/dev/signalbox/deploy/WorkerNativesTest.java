package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Kafka's libraries for compression bring native ones for 20 systems; what the service runs on must be left of them, and no more. */
class WorkerNativesTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home", "../.."));
    private static final Pattern NATIVE = Pattern.compile("^(?<of>.*)/[^/]+\\.(so|a|dll|dylib|jnilib)$");

    @Test
    void serviceHasThoseOfTheSystemsThatItRunsOn() throws IOException {
        try (var jar = new ZipFile(new WorkerJars(HOME).find("download-service").toFile())) {
            var folders = jar.stream().map(ZipEntry::getName).flatMap(n -> NATIVE.matcher(n).results()).map(
                    (MatchResult m) -> m.group("of")).collect(Collectors.toCollection(TreeSet::new));
            assertThat(folders).containsExactlyInAnyOrder("linux/amd64", "linux/aarch64", "darwin/x86_64",
                    "darwin/aarch64", "win/amd64", "win/aarch64", "net/jpountz/util/linux/amd64",
                    "net/jpountz/util/linux/aarch64", "net/jpountz/util/darwin/x86_64",
                    "net/jpountz/util/darwin/aarch64", "net/jpountz/util/windows/amd64",
                    "org/xerial/snappy/native/Linux/x86_64", "org/xerial/snappy/native/Linux/aarch64",
                    "org/xerial/snappy/native/Mac/x86_64", "org/xerial/snappy/native/Mac/aarch64",
                    "org/xerial/snappy/native/Windows/x86_64", "org/xerial/snappy/native/Windows/aarch64");
        }
    }
}
