package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/** The console's transfers beside {@code aws s3 cp --recursive}, both as programs from start to end, on the same local cloud. */
final class TransferRates {
    private static final String BUCKET = "transfers";
    private static final int ROUNDS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Access access;
    private final Path folder;

    private TransferRates(Access access, Path folder) {
        this.access = access;
        this.folder = folder;
    }

    /** What is moved. */
    private record Load(String name, int files, int bytes) {
        String words() {
            return "%,d files of %,d KiB".formatted(files, bytes >> 10);
        }
    }

    /** What one program took. */
    private record Took(double seconds, double cpu) {}

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException {
        try (var cloud = new BenchCloud(home, folder.resolve("cloud"));
                var s3 = cloud.access().client(S3Client.builder())) {
            s3.createBucket(b -> b.bucket(BUCKET));
            var rates = new TransferRates(cloud.access(), folder);
            var lines = new ArrayList<String>();
            lines.addAll(rates.measure(new Load("small", 10_000, 4 << 10)));
            lines.addAll(rates.measure(new Load("large", 4, 256 << 20)));
            return lines;
        }
    }

    private List<String> measure(Load load) throws IOException, InterruptedException {
        var source = Files.createDirectory(folder.resolve(load.name()));
        fill(source, load);
        var lines = new ArrayList<String>();
        for (String way : List.of("up", "down")) {
            var aws = new ArrayList<Took>();
            for (int round = 0; round < ROUNDS; round++) {
                aws.add(aws(way, load, source, round));
            }
            var best = aws.stream().min(Comparator.comparingDouble(Took::seconds)).orElseThrow();
            lines.add(line(way, load, "aws s3 cp, best of " + ROUNDS, best));
            var ours = ours(way, load, source);
            lines.add(line(way, load, "Signalbox, just started", ours.getFirst()));
            lines.add(line(way, load, "Signalbox, running", ours.getLast()));
        }
        delete(source);
        return lines;
    }

    private static String line(String way, Load load, String who, Took took) {
        double mib = (double) load.files() * load.bytes() / (1 << 20);
        return "%s %s, %s: %.1f s, %.0f MiB/s, %.0f files/s, CPU %.1f s".formatted(way.equals("up") ? "Upload"
                : "Download", load.words(), who, took.seconds(), mib / took.seconds(), load.files() / took.seconds(),
                took.cpu());
    }

    private Took aws(String way, Load load, Path source, int round) throws IOException, InterruptedException {
        var target = folder.resolve("aws-" + load.name() + round);
        var remote = "s3://" + BUCKET + "/aws" + round + "/" + load.name() + "/";
        var command = new ProcessBuilder(way.equals("up")
                ? List.of("aws", "s3", "cp", "--recursive", "--quiet", source.toString(), remote)
                : List.of("aws", "s3", "cp", "--recursive", "--quiet", remote, target.toString()));
        command.environment().putAll(Map.of("AWS_ENDPOINT_URL", access.endpoint().toString(), "AWS_REGION", access
                .region(), "AWS_ACCESS_KEY_ID", access.keys().accessKeyId(), "AWS_SECRET_ACCESS_KEY", access.keys()
                        .secretAccessKey(), "AWS_EC2_METADATA_DISABLED", "true"));
        long begun = System.nanoTime();
        var took = wait(command.inheritIO().start().toHandle(), begun);
        checked(way, load, target);
        return took;
    }

    /** Each round in the same program; what {@code aws} put is fetched by both. */
    private List<Took> ours(String way, Load load, Path source) throws IOException {
        var target = folder.resolve("ours-" + load.name());
        var words = new ArrayList<>(access.words());
        words.addAll(way.equals("up") ? List.of("up", BUCKET, "ours/", source.toString())
                : List.of("down", BUCKET, "aws0/" + load.name() + "/", target.toString()));
        words.add(Integer.toString(ROUNDS));
        try (var program = Program.start(TransferProgram.class, words)) {
            var result = program.result();
            var took = new ArrayList<Took>();
            for (int at = 0; at < result.size(); at += 5) {
                if (!result.subList(at, at + 2).equals(List.of("DONE", Integer.toString(load.files())))) {
                    throw new IOException("Not all was transferred: " + result);
                }
                took.add(new Took(Double.parseDouble(result.get(at + 3)), Double.parseDouble(result.get(at + 4))));
            }
            checked(way, load, target.resolve(load.name()));
            delete(target);
            return took;
        }
    }

    private static Took wait(ProcessHandle process, long begun) throws IOException, InterruptedException {
        var cpu = Duration.ZERO;
        while (process.isAlive()) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            TimeUnit.MILLISECONDS.sleep(10);
            if (System.nanoTime() - begun > LIMIT.toNanos()) {
                process.destroyForcibly();
                throw new IOException("A transfer took longer than " + LIMIT);
            }
        }
        return new Took((System.nanoTime() - begun) / 1e9, cpu.toMillis() / 1e3);
    }

    private static void checked(String way, Load load, Path target) throws IOException {
        if (way.equals("down")) {
            try (var all = Files.list(target)) {
                long good = all.filter(f -> f.toFile().length() == load.bytes()).count();
                if (good != load.files()) {
                    throw new IOException(good + " of " + load.files() + " files are in " + target);
                }
            }
            delete(target);
        }
    }

    private static void fill(Path folder, Load load) throws IOException {
        var random = new Random(load.files());
        var bytes = new byte[load.bytes()];
        for (int i = 0; i < load.files(); i++) {
            random.nextBytes(bytes);
            Files.write(folder.resolve("file-%05d.bin".formatted(i)), bytes);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
