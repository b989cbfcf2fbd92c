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
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Prints the figures that the documents quote. Run it by {@code ./signalbox bench}. */
public final class Benchmarks {
    /** What is measured, one a line, in this order. */
    private static final List<Benchmark> ALL = List.of(
            StartUpTime::measure,
            (home, folder) -> List.of(IdleMemory.measure(home, folder.resolve("idle"))),
            (home, folder) -> List.of(StackRates.measure(home, folder.resolve("stacks"))),
            (_, folder) -> Transitions.measure(folder.resolve("transitions")),
            (_, _) -> List.of(Transitions.measurePeer()),
            (_, folder) -> StateLoads.measure(folder.resolve("states")),
            (home, folder) -> LambdaRates.measure(home, folder.resolve("lambda")),
            ImageRates::measure,
            (home, folder) -> List.of(RowRates.measure(home, folder.resolve("rows"))),
            (home, folder) -> JobRates.measure(home, Files.createDirectory(folder.resolve("jobs"))),
            (home, folder) -> S3Rates.measure(home, Files.createDirectory(folder.resolve("s3"))),
            (home, folder) -> List.of(S3Lists.measure(home, Files.createDirectory(folder.resolve("lists")))),
            (_, folder) -> DownloadQueueBenchmark.measure(Files.createDirectory(folder.resolve("downloads"))),
            (home, folder) -> DownloadRates.measure(home, Files.createDirectory(folder.resolve("service"))),
            (home, folder) -> TransferRates.measure(home, Files.createDirectory(folder.resolve("transfers"))));

    private Benchmarks() {}

    /** Measures in a folder of its own, and answers in lines. */
    @FunctionalInterface
    private interface Benchmark {
        List<String> measure(Path home, Path folder) throws IOException, InterruptedException, ExecutionException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var home = Path.of(System.getProperty("signalbox.home"));
        var folder = Files.createTempDirectory("signalbox-bench");
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.printf("%d cores, load %.1f, Java %s%n", Runtime.getRuntime().availableProcessors(), ManagementFactory
                    .getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version());
            for (var benchmark : chosen(arguments.length == 1 ? arguments[0] : "all")) {
                benchmark.measure(home, folder).forEach(out::println);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<Benchmark> chosen(String part) {
        return switch (part) {
            case "transfers" -> List.of(ALL.getLast());
            case "downloads" -> ALL.subList(ALL.size() - 3, ALL.size() - 1);
            case "states" -> ALL.subList(3, 6);
            default -> ALL;
        };
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
