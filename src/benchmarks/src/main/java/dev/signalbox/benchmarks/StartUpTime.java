package dev.signalbox.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long a cold local cloud takes, from the start of its JVM to its first answer. */
final class StartUpTime {
    private static final int RUNS = 5;

    private StartUpTime() {}

    static String measure(Path folder) throws IOException, InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            millis.add(once(Files.createDirectories(folder.resolve("start-" + i))));
        }
        Collections.sort(millis);
        return "local cloud, JVM start to ready: min %d ms, median %d ms (%d runs, each on an empty data folder)"
                .formatted(millis.getFirst(), millis.get(RUNS / 2), RUNS);
    }

    private static long once(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), StartProbe.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader()) {
            var line = out.lines().filter(l -> l.startsWith("ready ")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("The local cloud did not start"));
            process.waitFor();
            return Long.parseLong(line.split(" ")[1]);
        }
    }
}
