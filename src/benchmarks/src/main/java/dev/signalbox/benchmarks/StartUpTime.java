package dev.signalbox.benchmarks;

import java.io.File;
import java.io.IOException;
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
        once(home, folder.resolve("start-first"), true); // which rehearses, if that was not done yet
        return List.of(row("with its AOT cache", home, folder, true), row("without", home, folder, false));
    }

    private static String row(String how, Path home, Path folder, boolean cache) throws IOException,
            InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(once(home, folder.resolve("start-" + cache + i), cache));
        }
        Collections.sort(times);
        return "./signalbox local, command to ready %s: min %d ms, median %d ms (%d runs)".formatted(how, times
                .getFirst(), times.get(RUNS / 2), RUNS);
    }

    private static long once(Path home, Path folder, boolean cache) throws IOException, InterruptedException {
        long started = System.nanoTime();
        var command = new ProcessBuilder(home.resolve("signalbox").toString(), "local", "--port", "0",
                "--data-folder", folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("SIGNALBOX_CACHE", cache ? "on" : "off");
        var process = command.start();
        try (var out = process.inputReader(); Stream<String> lines = out.lines()) {
            if (lines.noneMatch(l -> l.startsWith("# The local cloud answers at"))) {
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
