package dev.signalbox.console.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.Launcher;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LocalCommandTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @DisabledOnOs(OS.WINDOWS) // which has no SIGTERM
    void saysHowToReachItAndEndsWellWhenItIsStopped() throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Launcher.class.getName(),
                "local", "--port", "0", "--data", folder.resolve("data").toString()).redirectError(folder.resolve("err")
                        .toFile()).start();
        List<String> said = new ArrayList<>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("# for example")) {
                    process.toHandle().destroy();
                }
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
        assertThat(said.getFirst()).matches("# The local cloud answers at http://127.0.0.1:\\d+, ready in \\d+ ms.*");
        assertThat(said).allMatch(line -> line.startsWith("#") || line.startsWith("export AWS_"));
        assertThat(folder.resolve("data/endpoint.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "--memory=5x", "--memory=64m", "--memory=9999999999999g", "--port=none",
            "surplus"})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString()).contains(argument.replaceAll(".*=", "")).contains("Usage: local");
    }

    @Test
    void tellsAShellHowToReachTheOneThatRuns() {
        assertThat(run("env")).isEqualTo(1);
        assertThat(err.toString()).contains("no local cloud runs in the data folder " + folder);
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThat(run("env")).isZero();
            assertThat(out.toString()).contains("export AWS_ENDPOINT_URL=" + cloud.endpoint() + "\n").contains(
                    "export AWS_SECRET_ACCESS_KEY=" + cloud.secretAccessKey());
        }
    }

    @Test
    void deletesOnlyWhenThatIsSaidAndOnlyWhatIsItsOwn() throws IOException {
        LocalCloud.start(new LocalCloudOptions(folder, 0)).close();
        var notes = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(run("reset")).isEqualTo(1);
        assertThat(err.toString()).contains("Add --yes");
        assertThat(folder.resolve("state.mv")).exists();

        assertThat(run("reset", "--yes")).isZero();

        assertThat(folder.resolve("state.mv")).doesNotExist();
        assertThat(notes).hasContent("mine");
    }

    @Test
    void resetsNoFolderOfSomebodyElse() throws IOException {
        var letters = Files.writeString(folder.resolve("letters"), "old");
        assertThat(run("reset", "--yes")).isEqualTo(1);
        assertThat(run("--reset", "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains(folder + " holds something that is no local cloud's");
        assertThat(letters).hasContent("old");
    }

    @Test
    void exportsWhileItRunsAndWhenItDoesNotAndImportsAgain() throws IOException {
        var running = folder.resolveSibling(folder.getFileName() + "-running.zip");
        var stopped = folder.resolveSibling(folder.getFileName() + "-stopped.zip");
        try (var _ = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThat(run("export", running.toString())).as(err.toString()).isZero();
            assertThat(run("import", running.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("is not empty");
        }
        assertThat(run("export", stopped.toString())).isZero();
        assertThat(run("export", stopped.toString())).as("a file that is there").isEqualTo(1);
        assertThat(run("reset", "--yes")).isZero();
        Files.delete(folder.resolve("lock"));

        assertThat(run("import", stopped.toString())).as(err.toString()).isZero();

        LocalCloud.start(new LocalCloudOptions(folder, 0)).close();
        Files.delete(running);
        Files.delete(stopped);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return new CommandLine(new LocalCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
