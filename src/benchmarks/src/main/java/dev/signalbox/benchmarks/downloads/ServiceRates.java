package dev.signalbox.benchmarks.downloads;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The download service from the first {@code POST /download} to the last callback, on a real Redis that keeps
 * a log of its own, beside {@code curl --parallel} that fetches the same files from the same origin, and does nothing else.
 */
public final class ServiceRates {
    private static final List<Load> LOADS = List.of(new Load(1_000, 5_000), new Load(100_000, 2_000),
            new Load(50_000_000, 40));
    private static final int PARALLEL = 32;
    private static final int AGGREGATIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Neighbours neighbours;

    private ServiceRates(Path folder, Neighbours neighbours) {
        this.folder = folder;
        this.neighbours = neighbours;
    }

    /** What is downloaded. */
    private record Load(int bytes, int files) {}

    /** What one program took. */
    record Took(double seconds, double cpu, long memory) {}

    /**
     * @param redis host and port
     * @return lines of figures
     */
    public static List<String> measure(Path home, Path folder, String redis)
            throws IOException, InterruptedException, ExecutionException {
        var lines = new ArrayList<String>();
        try (var neighbours = new Neighbours();
                var service = Service.start(home, Files.createDirectories(folder), redis)) {
            var rates = new ServiceRates(folder, neighbours);
            rates.ours(service, new Load(1_000, 2_000));
            for (var load : LOADS) {
                lines.add(line("curl --parallel, files only", load, rates.curl(load)));
                lines.add(line("download service, jobs with callback", load, rates.ours(service, load)));
            }
        }
        return lines;
    }

    private static String line(String who, Load load, Took took) {
        return "%,d files of %,d kB, %s: %.1f s, %.0f/s, %.0f MB/s, CPU %.1f s, %d MiB".formatted(load.files(), load
                .bytes() / 1000, who, took.seconds(), load.files() / took.seconds(), load.files() * (load.bytes() / 1e6)
                        / took.seconds(), took.cpu(), took.memory());
    }

    private Took curl(Load load) throws IOException, InterruptedException {
        var target = Files.createDirectory(folder.resolve("curl-" + load.bytes()));
        var list = new StringBuilder();
        for (int i = 0; i < load.files(); i++) {
            list.append("url = \"").append(neighbours.origin(load.bytes(), i)).append("\"\noutput = \"")
                    .append(target.resolve(String.valueOf(i))).append("\"\n");
        }
        var config = Files.writeString(folder.resolve("curl-" + load.bytes() + ".txt"), list);
        long begun = System.nanoTime();
        var process = new ProcessBuilder("curl", "--silent", "--show-error", "--no-progress-meter", "--fail",
                "--parallel", "--parallel-max",
                Integer.toString(PARALLEL), "--config", config.toString()).inheritIO().start();
        var usage = new Usage(process.toHandle());
        usage.awaitEnd(LIMIT);
        if (process.exitValue() != 0) {
            throw new IOException("curl ended with " + process.exitValue());
        }
        var took = usage.since(begun);
        try (var all = Files.list(target)) {
            for (var file : all.toList()) {
                Files.delete(file);
            }
        }
        return took;
    }

    private Took ours(Service service, Load load) throws IOException, InterruptedException, ExecutionException {
        var usage = new Usage(service.handle());
        long begun = System.nanoTime();
        try (var client = HttpClient.newHttpClient(); var tasks = Executors.newFixedThreadPool(8)) {
            var sent = new ArrayList<Future<?>>();
            for (int i = 0; i < load.files(); i++) {
                int number = i;
                sent.add(tasks.submit(() -> enqueue(client, service, load, number)));
            }
            for (var one : sent) {
                one.get();
            }
            neighbours.awaitCallbacks(load.files(), LIMIT);
        }
        return usage.since(begun);
    }

    private Object enqueue(HttpClient client, Service service, Load load, int number)
            throws IOException, InterruptedException {
        var job = Map.of("url", neighbours.origin(load.bytes(), number), "aggr_id", "bench" + number % AGGREGATIONS,
                "aggr_limit", PARALLEL / AGGREGATIONS, "callback_type", "http", "callback_dst", neighbours.receiver());
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/download")).timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(job))).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("The service answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
