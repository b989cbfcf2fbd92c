package dev.signalbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What template and definition say about these workers is so. */
class PipelineDefinitionTest {
    private static final Path FOLDER = Path.of(System.getProperty("signalbox.root"), "infra-templates",
            "callback-download");

    private static String template() throws IOException {
        return Files.readString(FOLDER.resolve("template.yaml"));
    }

    /** With some value for each substitution. */
    private static JsonNode definition() throws IOException {
        var text = Files.readString(FOLDER.resolve("callback-download.asl.json"));
        return TaskInput.JSON.readTree(text.replace("${HeartbeatField}", ", \"HeartbeatSeconds\": 60")
                .replaceAll("\\$\\{\\w+Seconds}", "3600").replaceAll("\\$\\{\\w+}", "x"));
    }

    private static Stream<JsonNode> tasks() throws IOException {
        return definition().path("States").valueStream().filter(s -> s.path("Type").asText().equals("Task"));
    }

    @Test
    void everyTaskHasATimeoutRetryAndCatch() throws IOException {
        assertThat(tasks()).hasSize(3).allSatisfy(task -> {
            assertThat(task.path("TimeoutSeconds").isInt()).isTrue();
            assertThat(task.path("Retry")).isNotEmpty();
            assertThat(task.path("Catch").findValuesAsText("Next")).isNotEmpty();
            assertThat(task.at("/Catch").findValue("ErrorEquals")).isNotNull();
        });
        assertThat(tasks().flatMap(t -> t.path("Catch").valueStream()))
                .allSatisfy(c -> assertThat(definition().path("States").has(c.path("Next").asText())).isTrue());
    }

    @Test
    void stateNamesAreTheOriginals() throws IOException {
        assertThat(definition().path("StartAt").asText()).isEqualTo("WaitForCallback");
        assertThat(definition().at("/States/WaitForCallback/Next").asText()).isEqualTo("GetFilesToDownload");
        assertThat(definition().at("/States/GetFilesToDownload/Next").asText()).isEqualTo("DownloadFiles");
        assertThat(definition().at("/States/DownloadFiles/End").asBoolean()).isTrue();
    }

    @Test
    void errorsThatTheDefinitionNamesAreThrownHere() throws IOException {
        var names = new ArrayList<String>();
        tasks().forEach(t -> Stream.of("Retry", "Catch").flatMap(f -> t.path(f).valueStream())
                .flatMap(r -> r.path("ErrorEquals").valueStream()).map(JsonNode::asText)
                .filter(n -> n.startsWith("dev.signalbox.")).forEach(names::add));
        assertThat(names).hasSize(4).allSatisfy(n -> assertThat(Class.forName(n)).isAssignableTo(
                RuntimeException.class));
    }

    @Test
    void handlersOfTheTemplateAreHere() throws IOException {
        assertThat(matches("Handler: (\\S+)::handleRequest")).hasSize(4).allSatisfy(
                n -> assertThat(Class.forName(n)).isAssignableTo(RequestStreamHandler.class));
    }

    @Test
    void rowsOfBothTablesExpire() throws IOException {
        assertThat(matches("(TimeToLiveSpecification: \\{AttributeName: ExpiresAt, Enabled: true})")).hasSize(2);
    }

    @Test
    void noRoleAllowsActionsByWildcardOrHasFullAccess() throws IOException {
        assertThat(matches("Action: .*?([a-z0-9]+:\\*)")).containsExactly("s3:*");
        assertThat(template()).doesNotContain("FullAccess");
        // What has no narrower resource: DescribeJobs and GetAuthorizationToken.
        assertThat(matches("(Resource: \"\\*\")")).hasSize(2);
    }

    @Test
    void everyFunctionLogsToAGroupWithRetention() throws IOException {
        assertThat(matches("LoggingConfig: \\{LogGroup: !Ref (\\w+)}")).hasSize(4);
        assertThat(matches("(Type: AWS::Logs::LogGroup)")).hasSize(5);
        assertThat(matches("(RetentionInDays: !Ref LogDays)")).hasSize(5);
    }

    private static List<String> matches(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(template()).results().map(r -> r.group(1)).toList();
    }
}
