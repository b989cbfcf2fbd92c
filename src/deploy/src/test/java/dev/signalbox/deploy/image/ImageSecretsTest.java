package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who is told which secret. */
class ImageSecretsTest {
    private static final String ECR_HEADER = basic("AWS:" + ScriptedEcr.PASSWORD);
    private static final String MIRROR_HEADER = basic("mirror-user:mirror-password");

    @TempDir Path folder;

    private ImageLab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new ImageLab(folder);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private static String basic(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachRegistryGetsItsOwnCredentialsAndNobodyElseAny() throws Exception {
        lab.registry.wanted = ECR_HEADER;
        lab.mirror.wanted = MIRROR_HEADER;
        try (var storage = new LocalRegistry()) { // as registries hand out layers from elsewhere
            lab.mirror.layersAt = storage;
            Files.writeString(lab.dockerConfig, "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(lab.mirror.host(),
                    MIRROR_HEADER.replace("Basic ", "")));

            assertThat(lab.store().pushed()).isTrue();

            assertThat(lab.registry.asked).extracting(LocalRegistry.Asked::authorization).contains(ECR_HEADER)
                    .containsOnly("", ECR_HEADER);
            assertThat(lab.mirror.asked).extracting(LocalRegistry.Asked::authorization).contains(MIRROR_HEADER)
                    .containsOnly("", MIRROR_HEADER);
            assertThat(storage.asked).isNotEmpty().extracting(LocalRegistry.Asked::authorization).containsOnly("");
        }
    }

    @Test
    void nothingIsWrittenOfThem() throws Exception {
        var log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = log.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.ALL);
        try {
            lab.registry.wanted = ECR_HEADER;
            lab.store();
            lab.registry.wanted = "Basic of somebody else";
            TinyJar.of(lab.jar, "two", 2);
            assertThatThrownBy(lab::store).hasMessageContaining("refused").satisfies(e -> {
                var trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain(ScriptedEcr.PASSWORD, ECR_HEADER.substring(6));
            });
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }
        var all = lines.list.stream().filter(l -> !l.getLoggerName().startsWith("software.amazon")).map(
                ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertThat(all).contains("Jib:").doesNotContain(ScriptedEcr.PASSWORD, ECR_HEADER.substring(6));
        assertThat(new ImageRepository.Token("AWS", "secret")).asString().doesNotContain("secret");
        try (var files = Files.walk(folder.resolve("cache"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(f -> assertThat(new String(Files
                    .readAllBytes(f), StandardCharsets.ISO_8859_1)).doesNotContain(ScriptedEcr.PASSWORD));
        }
    }
}
