package dev.signalbox.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;

/** Prints the figures that the documents quote. Run it by {@code ./signalbox bench}. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var folder = Files.createTempDirectory("signalbox-bench");
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.printf("%d cores, Java %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
            out.println(StartUpTime.measure(folder));
            Transitions.measure(folder.resolve("transitions")).forEach(out::println);
            // No other emulator of Step Functions can be had from the registries here, so there is no peer in this run.
            out.println("peer: none in this run");
        }
    }
}
