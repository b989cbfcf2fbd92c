package dev.signalbox.benchmarks.downloads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service's jar as it is delivered, with all three parts in one process. */
final class Service implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    private final List<Process> processes = new ArrayList<>();
    private final int port;

    private Service(int port) {
        this.port = port;
    }

    /** @param redis host and port */
    static Service start(Path home, Path folder, String redis) throws IOException, InterruptedException {
        var service = new Service(ServiceRates.freePort());
        var config = Files.writeString(folder.resolve("config.json"), config(redis, folder));
        service.run(folder, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx512m", "-jar", jar(home).toString(), "all", "--host", "127.0.0.1", "--port",
                Integer.toString(service.port), "--config", config.toString()));
        service.awaitReady(folder);
        return service;
    }

    private static String config(String redis, Path folder) throws IOException {
        return """
                {"redis": {"addr": "%s"},
                 "processor": {"storage_dir": "%2$s", "filestorage": {"type": "filesystem", "rootdir": "%3$s"},
                   "download_url": "http://127.0.0.1/files", "allow_private_addresses": true},
                 "notifier": {"concurrency": 16, "deletion_interval": 180, "allow_private_addresses": true},
                 "backends": {"http": {"timeout": 30}}}
                """.formatted(redis, Files.createDirectories(folder.resolve("tmp")), Files.createDirectories(folder
                .resolve("files")));
    }

    private static Path jar(Path home) throws IOException {
        try (var all = Files.list(home.resolve("src/download-service/target"))) {
            return all.filter(f -> f.getFileName().toString().endsWith("-service.jar")).findFirst().orElseThrow(
                    () -> new IOException("The service's jar is not built: ./signalbox bench builds it"));
        }
    }

    private void run(Path folder, List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(processes
                .size() + ".log").toFile()).start());
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/health/ready")).timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + UP_WITHIN.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                if (System.nanoTime() > end) {
                    close();
                    throw new IOException("The service did not start: " + Files.readString(folder.resolve("0.log")));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ProcessHandle handle() {
        return processes.getLast().toHandle();
    }

    @Override
    public void close() {
        for (var process : processes.reversed()) {
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
}
