package dev.signalbox.console.app.demo;

import dev.signalbox.console.app.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The demo as {@code ./signalbox demo} runs it: a process of its own, with a toolkit that nobody started before. */
record DemoProcess(int exitCode, String out, Set<String> pictures) {

    static DemoProcess run(String pipeline, Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var said = folder.resolve("out.txt");
        var pictures = folder.resolve("pictures");
        var process = new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED", "-Dsignalbox.home=" + System.getProperty("signalbox.home"),
                "-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path"), Launcher.class.getName(),
                "demo", pipeline, "--pictures", pictures.toString())).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("The demo does not end: " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
        return new DemoProcess(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8), names(pictures));
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
        }
    }
}
