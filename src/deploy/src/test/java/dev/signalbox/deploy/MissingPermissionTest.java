package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the local cloud enforces policies for: a template that lacks a permission is found without an account. */
@Timeout(120)
class MissingPermissionTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("signalbox.home"), "infra-templates");
    private static final Pattern NEEDED = Pattern.compile("(PolicyName: start\\s.*?Action: states:)StartExecution",
            Pattern.DOTALL);

    @TempDir Path folder;

    /** The pipeline with an API that may not start it. */
    private Path withoutPermission() throws IOException {
        var from = TEMPLATES.resolve("image-fan-out");
        var to = folder.resolve("templates/image-fan-out");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.createDirectories(to.resolve(from.relativize(file)).getParent());
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        var template = Files.readString(to.resolve("template.yaml"));
        assertThat(template).containsPattern(NEEDED);
        Files.writeString(to.resolve("template.yaml"), NEEDED.matcher(template).replaceFirst("$1StopExecution"));
        return folder.resolve("templates");
    }

    @Test
    void namesTheCallThatATemplatesRoleMayNotMake() throws Exception {
        try (var local = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0).enforcingIam());
                var cloud = new PipelineCloud(local)) {
            var stack = cloud.deploy(withoutPermission(), "image-fan-out", Map.of());

            var answer = cloud.post(stack.get("HttpApiUrl"), "{}", true);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("AccessDeniedException");
            assertThat(local.denied()).hasSize(1).first().asString().contains("HttpApiRole",
                    "is not authorized to perform: states:StartExecution on resource: arn:aws:states:local-1:",
                    "because no identity-based policy allows the states:StartExecution action");
        }
    }
}
