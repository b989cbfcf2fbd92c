package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every bundled template grants: no more than its functions do. */
class TemplatePrivilegeTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("signalbox.home"), "infra-templates");
    /** Actions for which AWS knows no narrower resource. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of("batch:DescribeJobs", "ecr:GetAuthorizationToken");

    static Stream<Path> templates() throws IOException {
        try (var folders = Files.list(TEMPLATES)) {
            return folders.map(f -> f.resolve("template.yaml")).filter(Files::exists).sorted().toList().stream();
        }
    }

    private static List<JsonNode> grants(Path template) {
        return TemplateText.parse(TemplateText.read(template)).path("Resources").findValues("Statement").stream()
                .flatMap(s -> s.isArray() ? s.valueStream() : Stream.of(s))
                .filter(s -> s.path("Effect").asText().equals("Allow")).toList();
    }

    private static List<String> texts(JsonNode one) {
        return one.isArray() ? one.valueStream().map(JsonNode::asText).toList() : List.of(one.asText());
    }

    @Test
    void thereAreTemplatesToCheck() throws IOException {
        assertThat(templates()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(t -> assertThat(grants(t)).hasSizeGreaterThan(
                5));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noActionIsAWildcard(Path template) {
        assertThat(grants(template)).allSatisfy(g -> assertThat(texts(g.path("Action"))).isNotEmpty()
                .noneMatch(a -> a.contains("*")));
    }

    /** A key's policy speaks of the key that it belongs to. */
    @ParameterizedTest
    @MethodSource("templates")
    void everyResourceIsNamedWhereAwsAllowsIt(Path template) {
        assertThat(grants(template)).filteredOn(g -> texts(g.path("Resource")).contains("*"))
                .allSatisfy(g -> assertThat(texts(g.path("Action"))).allMatch(
                        a -> WITHOUT_RESOURCE.contains(a) || a.startsWith("kms:") && g.has("Principal")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void eachExceptionIsExplainedInAComment(Path template) throws IOException {
        var lines = Files.readAllLines(template);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("Resource: \"*\"")) {
                assertThat(lines.subList(Math.max(0, i - 3), i)).as(template + ":" + (i + 1)).anyMatch(
                        l -> l.strip().startsWith("#"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noRoleHasAManagedPolicyWithFullAccess(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain("FullAccess", "AdministratorAccess");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFunctionHasALogGroupWithRetention(Path template) {
        var resources = TemplateText.parse(TemplateText.read(template)).path("Resources");
        assertThat(resources.valueStream().filter(r -> r.path("Type").asText().equals("AWS::Lambda::Function")))
                .allSatisfy(f -> {
                    var group = resources.path(f.at("/Properties/LoggingConfig/LogGroup").asText());
                    assertThat(group.path("Type").asText()).isEqualTo("AWS::Logs::LogGroup");
                    assertThat(group.path("Properties").has("RetentionInDays")).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTaskHasALogGroupWithRetention(Path template) {
        var resources = TemplateText.parse(TemplateText.read(template)).path("Resources");
        assertThat(resources.valueStream().filter(r -> r.path("Type").asText().equals("AWS::ECS::TaskDefinition")))
                .allSatisfy(t -> assertThat(t.at("/Properties/ContainerDefinitions")).isNotEmpty().allSatisfy(c -> {
                    var group = resources.path(c.at("/LogConfiguration/Options/awslogs-group").asText());
                    assertThat(group.path("Type").asText()).isEqualTo("AWS::Logs::LogGroup");
                    assertThat(group.path("Properties").has("RetentionInDays")).isTrue();
                }));
    }

    /** A task has the secrets that it needs; to read any itself it needs no permission. */
    @ParameterizedTest
    @MethodSource("templates")
    void onlyWhatStartsTasksReadsSecrets(Path template) {
        var resources = TemplateText.parse(TemplateText.read(template)).path("Resources");
        resources.valueStream().filter(r -> r.path("Type").asText().equals("AWS::ECS::TaskDefinition")).map(t -> t.at(
                "/Properties/TaskRoleArn").asText()).filter(r -> !r.isEmpty()).forEach(role -> assertThat(resources
                        .path(role.replace(".Arn", "")).toString()).as(role).contains("Statement").doesNotContain(
                                "secretsmanager:"));
    }
}
