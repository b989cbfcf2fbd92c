package dev.signalbox.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What template and definition say about these workers is so, and has none of the original's defects. */
class FileDeliveryDefinitionTest {
    private static final Path FOLDER = Path.of(System.getProperty("signalbox.root"), "infra-templates",
            "file-delivery");

    private static String template() throws IOException {
        return Files.readString(FOLDER.resolve("template.yaml"));
    }

    private static JsonNode definition() throws IOException {
        return TaskInput.JSON.readTree(Files.readString(FOLDER.resolve("file-delivery.asl.json"))
                .replaceAll("\\$\\{\\w+Seconds}", "3600").replaceAll("\\$\\{\\w+}", "x"));
    }

    private static List<String> matches(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(template()).results().map(r -> r.group(1)).toList();
    }

    private static Stream<JsonNode> states(String type) throws IOException {
        return definition().path("States").valueStream().filter(s -> s.path("Type").asText().equals(type));
    }

    @Test
    void nothingPollsAndEveryTaskHasATimeoutRetryAndCatch() throws IOException {
        assertThat(states("Wait")).isEmpty();
        assertThat(states("Task")).hasSize(4).allSatisfy(task -> {
            assertThat(task.path("TimeoutSeconds").isInt()).isTrue();
            assertThat(task.path("Retry")).isNotEmpty();
            assertThat(task.at("/Catch").findValuesAsText("Next")).isNotEmpty().allMatch(n -> has(n));
        });
    }

    private static boolean has(String state) {
        try {
            return definition().path("States").has(state);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void statesOfTheOriginalKeepTheirNames() throws IOException {
        assertThat(definition().path("StartAt").asText()).isEqualTo("DownloadS3Object");
        assertThat(definition().path("States").has("WaitForConnectionIdToBeAvailable")).isTrue();
        assertThat(definition().path("States").has("NotifyWebSocketClient")).isTrue();
    }

    @Test
    void errorsThatTheDefinitionNamesAreThrownHere() throws IOException {
        var names = states("Task").flatMap(t -> Stream.of("Retry", "Catch").flatMap(f -> t.path(f).valueStream()))
                .flatMap(r -> r.path("ErrorEquals").valueStream()).map(JsonNode::asText)
                .filter(n -> n.startsWith("dev.signalbox.")).toList();
        assertThat(names).hasSize(2).allSatisfy(n -> assertThat(Class.forName(n)).isAssignableTo(
                RuntimeException.class));
    }

    @Test
    void handlersOfTheTemplateAreHere() throws IOException {
        assertThat(matches("Handler: (\\S+)::handleRequest")).hasSize(9).allSatisfy(n -> assertThat(Class.forName(n))
                .isAssignableTo(RequestStreamHandler.class));
    }

    @Test
    void rolesAllowWhatTheirFunctionDoesAndNothingElse() throws IOException {
        assertThat(matches("Action: .*?([a-z0-9-]+:\\*)")).containsExactly("s3:*");
        assertThat(template()).contains("Effect: Deny\n            Principal: \"*\"\n            Action: s3:*");
        assertThat(matches("(Resource: \"\\*\")")).isEmpty();
        assertThat(template()).doesNotContain("FullAccess", "dynamodb:Scan", "dynamodb:Query");
    }

    /** The original left most at 128 MB and 3 seconds, and ran on a runtime that has ended. */
    @Test
    void everyFunctionSaysItsRuntimeMemoryAndTime() throws IOException {
        assertThat(matches("Runtime: (\\S+)")).hasSize(9).containsOnly("java25");
        assertThat(matches("MemorySize: (\\d+)")).hasSize(9).allMatch(m -> Integer.parseInt(m) >= 512);
        assertThat(matches("\n      Timeout: (\\d+)")).hasSize(9).allMatch(t -> Integer.parseInt(t) >= 10);
    }

    @Test
    void onlyItsOwnRouteMayCallAFunction() throws IOException {
        assertThat(matches("(AWS::Lambda::Permission)")).hasSize(6);
        assertThat(matches("SourceArn: .*\\$\\{StageName}/(.*)\"")).containsExactly("GET/download",
                "GET/download/status", "$connect", "$disconnect", "$default", "GET/projects*");
    }

    @Test
    void changedRoutesAreDeployed() throws IOException {
        assertThat(matches("(AutoDeploy: true)")).hasSize(2);
        assertThat(template()).doesNotContain("AWS::ApiGatewayV2::Deployment");
    }

    @Test
    void rowsExpireAndEveryFunctionLogsToAGroupWithRetention() throws IOException {
        assertThat(matches("(TimeToLiveSpecification: \\{AttributeName: ExpiresAt, Enabled: true})")).hasSize(2);
        assertThat(matches("LoggingConfig: \\{LogGroup: !Ref (\\w+)}")).hasSize(9);
        assertThat(matches("(RetentionInDays: !Ref LogDays)")).hasSize(9);
    }
}
