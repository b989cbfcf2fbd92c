package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies in {@code packaging/iam} allow what the console calls, no less and, read-only, no change. */
class OperatorPoliciesTest {
    /** Signing in, which needs no policy, and what only the local cloud has. */
    private static final Set<String> WITHOUT_POLICY = Set.of("sso", "ssooidc", "signin", "sts");
    /** A key, which who may only look does not get. */
    private static final Set<String> SECRETS = Set.of("SecretsManager.getSecretValue");

    static Path folder() {
        return Path.of(System.getProperty("signalbox.root", "../..")).resolve("packaging/iam");
    }

    static JsonNode policy(String name) throws IOException {
        return new ObjectMapper().readTree(folder().resolve(name + ".json").toFile());
    }

    private static List<String> actions(String... policies) throws IOException {
        var actions = new ArrayList<String>();
        for (var policy : policies) {
            for (var statement : policy(policy).path("Statement")) {
                texts(statement.path("Action")).forEach(actions::add);
            }
        }
        return actions;
    }

    private static Stream<String> texts(JsonNode one) {
        return one.isArray() ? one.valueStream().map(JsonNode::asText) : Stream.of(one.asText());
    }

    private static boolean allowed(List<String> allowed, String action) {
        return allowed.stream().anyMatch(a -> action.matches(a.replace("*", ".*")));
    }

    private static Set<String> lacking(Stream<String> operations, List<String> allowed) {
        var lacking = new TreeSet<String>();
        operations.flatMap(o -> SdkCalls.actions(o).stream()).filter(a -> !WITHOUT_POLICY.contains(a.split(":")[0])
                && !allowed(allowed, a)).forEach(lacking::add);
        return lacking;
    }

    /** Of the console's own adapters; those of the deployer are not. */
    private static Stream<String> ofGateways(boolean changes) {
        return SdkCalls.byCaller().entrySet().stream().filter(e -> e.getKey().startsWith("Aws") || e.getKey()
                .startsWith("Stack")).map(Map.Entry::getValue).flatMap(Set::stream).filter(o -> SdkCalls.changes(
                        o) == changes);
    }

    private static Stream<String> all() {
        return SdkCalls.byCaller().values().stream().flatMap(Set::stream);
    }

    @Test
    void callsAreFound() {
        assertThat(all()).contains("Sfn.stopExecution", "Sfn.sendTaskSuccess", "CloudFormation.describeStacks",
                "Batch.listJobs", "S3.listObjectsV2", "CloudFormation.executeChangeSet").hasSizeGreaterThan(60);
    }

    @Test
    void whoMayOnlyLookSeesEveryScreen() throws IOException {
        assertThat(lacking(ofGateways(false).filter(o -> !SECRETS.contains(o)), actions("read-only"))).isEmpty();
    }

    @Test
    void operatorsAndDeployersTogetherMayAllThatTheConsoleDoes() throws IOException {
        assertThat(lacking(all(), actions("read-only", "operator", "deployer"))).isEmpty();
    }

    @Test
    void whoMayOnlyLookChangesNothing() throws IOException {
        assertThat(actions("read-only")).allMatch(a -> a.matches(
                "[a-z0-9]+:(Describe|DetectStackDrift|Filter|Get|List|Query|Scan|Simulate|Validate)[A-Za-z]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "operator"})
    void whatIsAllowedIsCalled(String name) throws IOException {
        var needed = all().flatMap(o -> SdkCalls.actions(o).stream()).toList();
        var beside = List.of("s3:GetObjectVersion", "s3:GetObjectVersionTagging", "s3:DeleteObjectVersion",
                "servicequotas:GetServiceQuota", "servicequotas:ListServiceQuotas");
        assertThat(actions(name)).filteredOn(a -> !beside.contains(a)).allMatch(needed::contains);
    }

    /** A role may be given only to a service that the templates name. */
    @Test
    void rolesArePassedToNamedServicesOnly() throws IOException {
        assertThat(policy("deployer").path("Statement")).filteredOn(s -> texts(s.path("Action")).anyMatch(
                "iam:PassRole"::equals)).hasSize(1).allSatisfy(s -> {
                    assertThat(s.at("/Condition/StringEquals").path("iam:PassedToService")).isNotEmpty();
                    assertThat(s.path("Resource").asText()).isEqualTo("arn:aws:iam::*:role/signalbox-*");
                });
    }

    /** IAM counts no white space. */
    @ParameterizedTest
    @ValueSource(strings = {"read-only", "operator", "deployer"})
    void iamTakesItAsAManagedPolicy(String name) throws IOException {
        assertThat(policy(name).toString()).hasSizeLessThanOrEqualTo(6_144);
    }

    /** What AWS lets one name is named, but for reads and what AWS names itself. */
    @Test
    void operatorsActOnPipelinesOnly() throws IOException {
        assertThat(policy("operator").path("Statement")).filteredOn(s -> !s.has("Condition")).allSatisfy(
                s -> assertThat(
                        texts(s.path("Resource"))).noneMatch("*"::equals));
    }

    /** AWS names queues and definitions itself, so the stamp of the stack is what tells ours; running jobs carry none. */
    @Test
    void operatorsUseQueuesAndDefinitionsWithTheStampOnly() throws IOException {
        assertThat(policy("operator").path("Statement")).filteredOn(s -> texts(s.path("Action")).anyMatch(a -> a
                .startsWith("batch:") && !Set.of("batch:CancelJob", "batch:TerminateJob").contains(a))).isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(s.at("/Condition/StringLike").has("aws:ResourceTag/signalbox:pipeline")).isTrue();
                    // Without a revision AWS looks at no tags of a definition.
                    assertThat(texts(s.path("Resource"))).filteredOn(r -> r.contains("job-definition")).allMatch(r -> r
                            .endsWith("/*:*"));
                });
    }

    @Test
    void queuesEnvironmentsAndDefinitionsOfTheBundledTemplatesHaveTheStamp() throws IOException {
        var template = Files.readString(folder().resolve("../../infra-templates/callback-download/template.yaml"));
        assertThat(Pattern.compile("(?m)^  \\w+:\n    Type: AWS::Batch::\\w+\n(?:(?:    .*)?\n)*").matcher(template)
                .results().map(MatchResult::group)).hasSize(3).allMatch(r -> r.contains(
                        "\n      Tags: {\"signalbox:pipeline\":"));
    }
}
