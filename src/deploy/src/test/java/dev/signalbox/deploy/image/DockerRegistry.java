package dev.signalbox.deploy.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's docker-registry as a process of its own, from the PATH, else unpacked from its package, which needs no root. */
final class DockerRegistry implements AutoCloseable {
    private static final String INSTALL = "docker-registry is not on the PATH and could not be fetched. Install it and try "
            + "again: apt-get install docker-registry";

    private final Process process;
    private final String host;
    private final Path storage;
    private final HttpClient http = HttpClient.newHttpClient();

    private DockerRegistry(Process process, String host, Path storage) {
        this.process = process;
        this.host = host;
        this.storage = storage;
    }

    static DockerRegistry start(Path folder) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var storage = Files.createDirectories(folder.resolve("registry"));
        var configuration = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(storage, port));
        var process = new ProcessBuilder(program(), "serve", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile()).start();
        var registry = new DockerRegistry(process, "127.0.0.1:" + port, storage);
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try (var _ = new Socket("127.0.0.1", port)) {
                return registry;
            } catch (IOException _) {
                Thread.sleep(100);
            }
        }
        registry.close();
        throw new AssertionError("docker-registry does not answer: " + Files.readString(folder.resolve(
                "registry.log")));
    }

    private static String program() throws Exception {
        var there = Stream.of(System.getenv("PATH").split(":")).map(p -> Path.of(p, "docker-registry")).filter(
                Files::isExecutable).findFirst();
        if (there.isPresent()) {
            return there.get().toString();
        }
        var folder = Files.createDirectories(Path.of("target", "docker-registry").toAbsolutePath());
        var unpacked = folder.resolve("usr/bin/docker-registry");
        if (!Files.isExecutable(unpacked)) {
            run(folder, List.of("apt-get", "download", "docker-registry"));
            try (var files = Files.list(folder)) {
                var file = files.filter(f -> f.toString().endsWith(".deb")).findFirst().orElseThrow();
                run(folder, List.of("dpkg", "-x", file.toString(), folder.toString()));
            }
        }
        return unpacked.toString();
    }

    private static void run(Path folder, List<String> command) throws Exception {
        try {
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(INSTALL + "\n" + said);
            }
        } catch (IOException e) {
            throw new AssertionError(INSTALL, e);
        }
    }

    String host() {
        return host;
    }

    /** Bytes of all layers and descriptions that it keeps. */
    long bytes() throws IOException {
        try (var files = Files.walk(storage.resolve("docker/registry/v2/blobs"))) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    /** A manifest or a layer. */
    byte[] get(String path) {
        try {
            var answer = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    Optional<String> digest(String repository, String tag) {
        try {
            return http.send(request("/v2/" + repository + "/manifests/" + tag).method("HEAD",
                    HttpRequest.BodyPublishers
                            .noBody()).build(), BodyHandlers.discarding()).headers().firstValue(
                                    "Docker-Content-Digest");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(tag, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + path)).timeout(Duration.ofSeconds(30)).header(
                "Accept", "application/vnd.docker.distribution.manifest.list.v2+json,"
                        + "application/vnd.docker.distribution.manifest.v2+json,*/*");
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        http.close();
    }
}
