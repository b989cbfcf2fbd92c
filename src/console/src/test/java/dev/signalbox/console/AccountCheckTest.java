package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list for a check on a real account: what it calls by name is there. */
class AccountCheckTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+\\.json)`");
    /** Bold for weight, not because the console says so. */
    private static final Set<String> EMPHASIS = Set.of("sandbox", "It costs", "5 token is live", "What must be gone",
            "The row in the console has found the token in the history");

    private static String page() throws IOException {
        return Files.readString(HOME.resolve("packaging/account-check.md"));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(page()).results().map(m -> m.group(1)).distinct().toList();
    }

    @Test
    void everyWordOfTheConsoleIsOneThatItSays() throws IOException {
        var messages = new Properties();
        try (var file = Files.newBufferedReader(HOME.resolve("fxml/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        var said = messages.values().stream().map(Object::toString).collect(Collectors.toSet());
        assertThat(found(BOLD)).hasSizeGreaterThan(20).allMatch(w -> EMPHASIS.contains(w) || said.contains(w));
    }

    @Test
    void everyPolicyIsThere() throws IOException {
        assertThat(found(CODE)).containsExactlyInAnyOrder("read-only.json", "operator.json", "deployer.json").allMatch(
                p -> Files.exists(HOME.resolve("packaging/iam").resolve(p)));
    }

    /** Names of outputs, states and samples of the pipeline that is deployed. */
    @Test
    void thePipelineIsAsItIsCalled() throws IOException {
        var folder = HOME.resolve("infra-templates/callback-download");
        var texts = Files.readString(folder.resolve("template.yaml")) + Files.readString(folder.resolve(
                "pipeline.yaml")) + Files.readString(folder.resolve("callback-download.asl.json"));
        assertThat(List.of("CallbackURL:", "StateMachineArn:", "S3Bucket:", "JobQueue:",
                "DownloaderComputeEnvironment:",
                "WaitForCallback", "\"token.$\"", "A small project", "repository/signalbox/batch-worker",
                "Default: 604800", "title: Callback download")).allMatch(texts::contains);
    }
}
