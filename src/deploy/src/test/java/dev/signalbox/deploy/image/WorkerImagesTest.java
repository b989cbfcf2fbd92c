package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.Version;
import dev.signalbox.deploy.WorkerJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in a registry on loopback that checks every digest, beside ECR's API on the wire. */
class WorkerImagesTest {
    @TempDir Path folder;

    private LocalRegistry registry;
    private ScriptedEcr ecr;
    private BaseImage base;
    private WorkerImages images;
    private final List<DeployEvent> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        registry = new LocalRegistry();
        ecr = new ScriptedEcr(registry);
        base = TinyImages.base(registry, folder, "amd64", "arm64");
        images = images("cache");
    }

    @AfterEach
    void stop() {
        ecr.close();
        registry.close();
    }

    private WorkerImages images(String cache) {
        return new WorkerImages(new ImageSettings(ecr::client, folder.resolve(cache)), ScriptedEcr.ACCOUNT, folder
                .resolve("no-docker.json"));
    }

    private WorkerImages.Stored store(WorkerImages by, Path jar) {
        return by.store(new ImageOrder("tiny", jar, base), told::add, () -> false);
    }

    @Test
    void isForBothPlatformsAndSaysWhatItIs() throws Exception {
        var stored = store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0));

        assertThat(stored.pushed()).isTrue();
        assertThat(stored.reference()).startsWith(registry.host() + "/signalbox/tiny@sha256:");
        var image = new PushedImage(registry, stored.reference());
        assertThat(image.platforms()).containsExactlyInAnyOrder("linux/amd64", "linux/arm64");
        for (var architecture : List.of("amd64", "arm64")) {
            var configuration = image.configuration(architecture);
            assertThat(configuration.path("architecture").asText()).isEqualTo(architecture);
            assertThat(configuration.path("created").asText()).isEqualTo("1970-01-01T00:00:00Z");
            var config = configuration.path("config");
            assertThat(config.path("User").asText()).isEqualTo("10001:10001");
            assertThat(config.path("Env").toString()).contains("PATH=/opt/java/bin", "HOME=/tmp");
            assertThat(config.path("Entrypoint").toString()).isEqualTo("""
                    ["java","-XX:MaxRAMPercentage=75","-XX:+ExitOnOutOfMemoryError","-XX:-UsePerfData",\
                    "-Dfile.encoding=UTF-8","-cp","/app/worker.jar:/app/libraries.jar","dev.signalbox.tiny.Tiny"]""");
            assertThat(config.path("Labels").path("org.opencontainers.image.version").asText()).isEqualTo(Version
                    .current());
            assertThat(config.path("Labels").path("org.opencontainers.image.base.name").asText()).isEqualTo(base
                    .reference());
        }
        assertThat(image.unpack("arm64", folder.resolve("root"))).containsExactly(
                "0 644 1970-01-01T00:00:01Z /etc/os-release", "0 644 1970-01-01T00:00:01Z /app/libraries.jar",
                "0 644 1970-01-01T00:00:01Z /app/worker.jar");
        assertThat(LocalRegistry.digest(registry.manifest("signalbox/tiny", registry.tags("signalbox/tiny").getFirst())
                .orElseThrow().bytes())).isEqualTo(stored.reference().replaceFirst(".*@", ""));
    }

    @Test
    void hasTheSameDigestWhenMadeAgainElsewhereOfAJarPackedAgain() throws Exception {
        var first = store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0));
        try (var other = new LocalRegistry(); var otherEcr = new ScriptedEcr(other)) {
            var mirror = TinyImages.base(other, Files.createDirectory(folder.resolve("b")), "amd64", "arm64");
            var again = new WorkerImages(new ImageSettings(otherEcr::client, folder.resolve("other")),
                    ScriptedEcr.ACCOUNT, folder.resolve("none")).store(new ImageOrder("tiny", TinyJar.of(folder
                            .resolve("b.jar"), "one", 86_400_001), mirror), told::add, () -> false);
            var one = new PushedImage(registry, first.reference());
            var two = new PushedImage(other, again.reference());
            // The label names the base image, which had another port.
            assertThat(two.image("amd64").path("layers")).isEqualTo(one.image("amd64").path("layers"));
            assertThat(two.configuration("amd64").toString().replace(other.host(), registry.host())).isEqualTo(one
                    .configuration("amd64").toString());
        }
        registry.tags("signalbox/tiny").forEach(t -> registry.forget("signalbox/tiny", t));
        assertThat(store(images("fresh"), folder.resolve("b.jar"))).satisfies(s -> assertThat(s.reference()).isEqualTo(
                first.reference()), s -> assertThat(s.pushed()).isTrue());
    }

    @Test
    void pushesOnlyTheSmallLayerOfASecondVersion() throws Exception {
        store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0));
        assertThat(registry.bytesReceived.get()).isGreaterThan(200_000);
        registry.bytesReceived.set(0);

        var second = store(images, TinyJar.of(folder.resolve("a.jar"), "two", 2));

        assertThat(second.pushed()).isTrue();
        // A layer of one class and two configurations.
        assertThat(registry.bytesReceived.get()).isLessThan(4_000);
    }

    @Test
    void pushesNothingThatIsThere() throws Exception {
        var jar = TinyJar.of(folder.resolve("a.jar"), "one", 0);
        assertThat(images.find(new ImageOrder("tiny", jar, base))).isEmpty();
        var first = store(images, jar);
        registry.asked.clear();
        ecr.calls.clear();

        var second = store(images("fresh"), jar);

        assertThat(second).isEqualTo(new WorkerImages.Stored(first.reference(), 0, false));
        assertThat(images.find(new ImageOrder("tiny", jar, base))).contains(second);
        assertThat(registry.asked).isEmpty();
        assertThat(ecr.calls).containsExactly("DescribeRepositories", "DescribeImages", "DescribeRepositories",
                "DescribeImages");
    }

    @Test
    void makesARepositoryWhoseTagsStay() throws Exception {
        store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0));

        var made = ecr.last.get("CreateRepository");
        assertThat(made.path("repositoryName").asText()).isEqualTo("signalbox/tiny");
        assertThat(made.path("imageTagMutability").asText()).isEqualTo("IMMUTABLE");
        assertThat(made.path("imageScanningConfiguration").path("scanOnPush").asBoolean()).isTrue();
        assertThat(made.path("encryptionConfiguration").path("encryptionType").asText()).isEqualTo("AES256");
        assertThat(ecr.last.get("PutLifecyclePolicy").path("lifecyclePolicyText").asText()).isEqualTo(
                ImageRepository.LIFECYCLE).contains("untagged");
        ecr.calls.clear();
        store(images, TinyJar.of(folder.resolve("a.jar"), "two", 2));
        assertThat(ecr.calls).doesNotContain("CreateRepository", "PutLifecyclePolicy");
    }

    @Test
    void aLifecyclePolicyThatCouldNotBeSetIsSetNextTime() throws Exception {
        ecr.denied.add("PutLifecyclePolicy");
        assertThat(store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0)).pushed()).isTrue();
        ecr.denied.clear();
        ecr.calls.clear();

        store(images, TinyJar.of(folder.resolve("a.jar"), "two", 2));

        assertThat(ecr.calls).contains("PutLifecyclePolicy").doesNotContain("CreateRepository");
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        var stored = store(images, TinyJar.of(folder.resolve("a.jar"), "one", 0));

        assertThat(told).isNotEmpty().last().isInstanceOfSatisfying(DeployEvent.ArtifactSent.class, p -> {
            assertThat(p.name()).isEqualTo("image of tiny");
            assertThat(p.bytes()).isEqualTo(p.all()).isEqualTo(stored.bytes()).isGreaterThan(200_000);
        });
    }

    @Test
    void runsAsTheEntryPointSays() throws Exception {
        var jar = new WorkerJars(Path.of(System.getProperty("signalbox.home", "../.."))).find("batch-worker");
        var stored = images.store(new ImageOrder("batch-worker", jar, base), told::add, () -> false);
        var image = new PushedImage(registry, stored.reference());
        var root = folder.resolve("root");
        image.unpack("amd64", root);

        var command = new ArrayList<>(image.command("amd64", root));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("\"event\":\"usage\"");
    }

    @Test
    void asksBeforeItPushesAnything() throws Exception {
        var guarded = new WorkerImages(new ImageSettings(ecr::client, folder.resolve("cache"), Optional.empty(), () -> {
            throw new IllegalStateException("locked");
        }), ScriptedEcr.ACCOUNT, folder.resolve("none"));
        var jar = TinyJar.of(folder.resolve("a.jar"), "one", 0);

        assertThatThrownBy(() -> store(guarded, jar)).hasMessage("locked");

        assertThat(ecr.calls).containsExactly("DescribeRepositories");
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void saysThatAJarIsNone() throws Exception {
        var jar = Files.createFile(folder.resolve("bad.jar"));
        assertThatThrownBy(() -> store(images, jar)).isInstanceOf(DeployException.class).hasMessageContaining(
                "bad.jar");
    }
}
