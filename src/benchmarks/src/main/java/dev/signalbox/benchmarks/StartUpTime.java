package dev.signalbox.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long {@code ./signalbox local} takes from the command to its first answer, launcher included. */
final class StartUpTime {
    private static final int RUNS = 7;

    private StartUpTime() {}

    /** @param home where the launcher lies; what it starts is built already */
    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException {
        if (File.separatorChar == '\\') {
            return List.of("start-up: measured only where the launcher is the shell script");
        }
        Files.deleteIfExists(home.resolve("src/console/target/local.jsa"));
        long first = once(home, folder.resolve("start-first"));
        List<Long> later = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            later.add(once(home, folder.resolve("start-" + i)));
        }
        Collections.sort(later);
        return List.of("./signalbox local, command to ready: first start after the build %d ms".formatted(first),
                "./signalbox local, command to ready: later starts min %d ms, median %d ms (%d runs)".formatted(later
                        .getFirst(), later.get(RUNS / 2), RUNS));
    }

    private static long once(Path home, Path folder) throws IOException, InterruptedException {
        long started = System.nanoTime();
        var process = new ProcessBuilder(home.resolve("signalbox").toString(), "local", "--port", "0",
                "--data-folder", folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader(); Stream<String> lines = out.lines()) {
            if (lines.noneMatch(l -> l.startsWith("The local cloud answers at"))) {
                throw new IllegalStateException("The local cloud did not start");
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            process.toHandle().destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The local cloud did not end");
            }
            return millis;
        } finally {
            process.destroyForcibly();
        }
    }
}
