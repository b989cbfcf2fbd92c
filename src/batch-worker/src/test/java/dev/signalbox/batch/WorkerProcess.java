package dev.signalbox.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The worker in a JVM of its own, as Batch runs it. */
final class WorkerProcess {
    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    WorkerProcess(Map<String, String> environment, List<String> jvm, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.signalbox.batch.BatchWorker"));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            process.inputReader().lines().forEach(l -> output.append(l).append('\n'));
        } catch (UncheckedIOException e) {
            // The process was killed; what it said is kept.
            output.append("killed\n");
        }
    }

    int exitCode() throws InterruptedException {
        return exitCode(Duration.ofSeconds(100));
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The worker did not end:\n" + output);
        }
        reader.join();
        return process.exitValue();
    }

    String output() {
        return output.toString();
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }
}
