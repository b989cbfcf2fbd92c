package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.WorkerJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/** The real workers in a registry that is not ours. */
class DockerRegistryStory {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home", "../.."));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"batch-worker,/app/worker.jar:/app/libraries.jar dev.signalbox.batch.BatchWorker",
            "download-service,/app/worker.jar:/app/libraries.jar dev.signalbox.download.DownloadService"})
    void aSecondVersionOfAWorkerIsALayerOfOurCode(String worker, String command) throws Exception {
        try (var registry = DockerRegistry.start(folder);
                var ecr = new ScriptedEcr(registry.host(),
                        registry::digest)) {
            var base = TinyImages.make(registry.host(), folder, "amd64", "arm64");
            var images = new WorkerImages(new ImageSettings(ecr::client, folder.resolve("cache")), ScriptedEcr.ACCOUNT,
                    folder.resolve("none"));
            var jar = new WorkerJars(HOME).find(worker);
            long before = registry.bytes();
            long start = System.nanoTime();

            var first = images.store(new ImageOrder(worker, jar, base), _ -> {}, () -> false);

            long firstBytes = registry.bytes() - before;
            long firstMillis = (System.nanoTime() - start) / 1_000_000;
            start = System.nanoTime();
            var next = changed(jar, folder.resolve("next.jar"));
            var second = images.store(new ImageOrder(worker, next, base), _ -> {}, () -> false);
            long secondBytes = registry.bytes() - before - firstBytes;
            System.err.printf("%s: first version %,d bytes in %,d ms, second %,d bytes in %,d ms%n", worker, firstBytes,
                    firstMillis, secondBytes, (System.nanoTime() - start) / 1_000_000);

            assertThat(second.reference()).isNotEqualTo(first.reference());
            assertThat(secondBytes).isLessThan(firstBytes / 20);
            assertThat(layers(registry, worker, second.reference())).containsExactly("etc/os-release",
                    "app/libraries.jar", "app/worker.jar");
            assertThat(configuration(registry, worker, second.reference()).replace("\",\"", " ")).contains(command);
            assertThat(images.store(new ImageOrder(worker, next, base), _ -> {}, () -> false)).isEqualTo(
                    new WorkerImages.Stored(second.reference(), 0, false));
        }
    }

    @Test
    void motoMakesTheRepositoryAndAnotherRegistryKeepsTheImage() throws Exception {
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var moto = start(port);
        try (var registry = DockerRegistry.start(folder); var ecr = moto(port)) {
            var base = TinyImages.make(registry.host(), folder, "amd64", "arm64");
            var jar = TinyJar.of(folder.resolve("tiny.jar"), "one", 0);
            var settings = new ImageSettings(() -> ecr, folder.resolve("cache"), Optional.of(registry.host()),
                    () -> {});
            var images = new WorkerImages(settings, ScriptedEcr.ACCOUNT, folder.resolve("none"));

            var stored = images.store(new ImageOrder("tiny", jar, base), _ -> {}, () -> false);

            assertThat(stored.reference()).startsWith(registry.host() + "/signalbox/tiny@sha256:");
            var made = ecr.describeRepositories(b -> b.repositoryNames("signalbox/tiny")).repositories().getFirst();
            assertThat(made.imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
            assertThat(made.imageScanningConfiguration().scanOnPush()).isTrue();
            assertThat(ecr.getLifecyclePolicy(b -> b.repositoryName("signalbox/tiny")).lifecyclePolicyText()).isEqualTo(
                    ImageRepository.LIFECYCLE);
            // moto does not see what is in another registry, so the same is pushed again, and is the same.
            assertThat(images.store(new ImageOrder("tiny", jar, base), _ -> {}, () -> false).reference()).isEqualTo(
                    stored.reference());
        } finally {
            moto.destroy();
            moto.waitFor();
        }
    }

    private Process start(int port) throws Exception {
        try {
            var process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true).redirectOutput(folder.resolve("moto.log").toFile()).start();
            for (int i = 0; i < 600 && process.isAlive(); i++) {
                try (var _ = new java.net.Socket("127.0.0.1", port)) {
                    return process;
                } catch (IOException _) {
                    Thread.sleep(100);
                }
            }
            throw new AssertionError(Files.readString(folder.resolve("moto.log")));
        } catch (IOException e) {
            throw new AssertionError("moto_server is not on the PATH. Install it and try again: "
                    + "pip install 'moto[server,all]==5.2.1'", e);
        }
    }

    private static EcrClient moto(int port) {
        return EcrClient.builder().region(Region.EU_CENTRAL_1).endpointOverride(java.net.URI.create("http://127.0.0.1:"
                + port)).credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test",
                        "test"))).httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** The jar with one more class of ours. */
    private static Path changed(Path jar, Path into) throws IOException {
        try (var in = new JarFile(jar.toFile()); var out = new JarOutputStream(Files.newOutputStream(into))) {
            for (var entry : in.stream().toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
                out.closeEntry();
            }
            out.putNextEntry(new JarEntry("dev/signalbox/batch/New.class"));
            out.write(HexFormat.of().parseHex("cafebabe"));
            out.closeEntry();
        }
        return into;
    }

    private static com.fasterxml.jackson.databind.JsonNode image(DockerRegistry registry, String worker,
            String reference)
            throws IOException {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        var manifests = "/v2/signalbox/" + worker + "/manifests/";
        var list = json.readTree(registry.get(manifests + reference.replaceFirst(".*@", "")));
        return json.readTree(registry.get(manifests + list.path("manifests").path(0).path("digest").asText()));
    }

    private static String configuration(DockerRegistry registry, String worker, String reference) throws IOException {
        return new String(registry.get("/v2/signalbox/" + worker + "/blobs/" + image(registry, worker, reference).path(
                "config").path("digest").asText()));
    }

    private static List<String> layers(DockerRegistry registry, String worker, String reference) throws IOException {
        var names = new ArrayList<String>();
        for (var layer : image(registry, worker, reference).path("layers")) {
            var bytes = registry.get("/v2/signalbox/" + worker + "/blobs/" + layer.path("digest").asText());
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        names.add(entry.getName());
                    }
                }
            }
        }
        return names;
    }
}
