package dev.signalbox.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;

/** Prints the figures that the documents quote. Run it by {@code ./signalbox bench}. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var home = Path.of(System.getProperty("signalbox.home"));
        var folder = Files.createTempDirectory("signalbox-bench");
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.printf("%d cores, load %.1f, Java %s%n", Runtime.getRuntime().availableProcessors(), ManagementFactory
                    .getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version());
            StartUpTime.measure(home, folder).forEach(out::println);
            Transitions.measure(folder.resolve("transitions")).forEach(out::println);
            out.println(Transitions.measurePeer());
            LambdaRates.measure(home, folder.resolve("lambda")).forEach(out::println);
            ImageRates.measure(home, folder).forEach(out::println);
            out.println(RowRates.measure(home, folder.resolve("rows")));
            JobRates.measure(home, Files.createDirectory(folder.resolve("jobs"))).forEach(out::println);
            S3Rates.measure(home, Files.createDirectory(folder.resolve("s3"))).forEach(out::println);
            out.println(S3Lists.measure(home, Files.createDirectory(folder.resolve("lists"))));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
