package dev.signalbox.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A class of this module in a process of its own, which says one line of its results. */
final class Program implements AutoCloseable {
    private static final String MARK = "result ";

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** With the options that the launcher gives the local cloud. */
    static Program start(Class<?> main, List<String> arguments) throws IOException {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g", "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        return new Program(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for the line. */
    List<String> result() throws IOException {
        var out = process.inputReader();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(MARK)) {
                // A pipe that nobody reads stops the one who logs into it.
                Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
                return List.of(line.substring(MARK.length()).split(" "));
            }
        }
        throw new IOException("The program ended without a result");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Called in the process: says its line. */
    static void say(List<String> words) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println(MARK + String
                .join(" ", words));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
