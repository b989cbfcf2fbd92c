package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every bundled template does so that data stays private and is not lost by a slip. */
class TemplateSafetyTest {
    /** Types whose resources hold something that nobody can make again. */
    private static final Set<String> HOLD_DATA = Set.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret", "AWS::KMS::Key", "AWS::Logs::LogGroup",
            "AWS::ElastiCache::ReplicationGroup");
    /** Types with policies of their own, which must refuse requests in clear, and the property that names the resource. */
    private static final Map<String, List<String>> TLS = Map.of("AWS::S3::Bucket", List.of("AWS::S3::BucketPolicy",
            "Bucket"), "AWS::SQS::Queue", List.of("AWS::SQS::QueuePolicy", "Queues"), "AWS::SNS::Topic", List.of(
                    "AWS::SNS::TopicPolicy", "Topics"));
    /**
     * Services that tell for whom they assume a role (Step Functions' developer guide, "Prevent cross-service confused
     * deputy issue"; ECS's, "Task IAM role"). Lambda, API Gateway, EC2 and ECS for execution roles document no such
     * keys; a condition on what AWS does not send would shut them out.
     */
    private static final Set<String> TELL_THEIR_SOURCE = Set.of("states.amazonaws.com", "ecs-tasks.amazonaws.com");

    static Stream<Path> templates() throws IOException {
        return TemplatePrivilegeTest.templates();
    }

    private static JsonNode resources(Path template) {
        return TemplateText.parse(TemplateText.read(template)).path("Resources");
    }

    private static List<Map.Entry<String, JsonNode>> ofType(Path template, String type) {
        return resources(template).properties().stream().filter(e -> e.getValue().path("Type").asText().equals(type))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void whatHoldsDataSaysWhatBecomesOfIt(Path template) {
        assertThat(resources(template).properties()).filteredOn(e -> HOLD_DATA.contains(e.getValue().path("Type")
                .asText())).isNotEmpty().allSatisfy(e -> assertThat(List.of(e.getValue().path("DeletionPolicy")
                        .asText(), e.getValue().path("UpdateReplacePolicy").asText())).as(e.getKey()).allMatch(
                                p -> p.matches("Retain|Delete|Snapshot")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void bucketsStayWithTheirFiles(Path template) {
        assertThat(ofType(template, "AWS::S3::Bucket")).allSatisfy(e -> assertThat(e.getValue().path("DeletionPolicy")
                .asText()).as(e.getKey()).isEqualTo("Retain"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void bucketsAreEncryptedAndNeverPublic(Path template) {
        assertThat(ofType(template, "AWS::S3::Bucket")).isNotEmpty().allSatisfy(e -> {
            var properties = e.getValue().path("Properties");
            assertThat(properties.at("/BucketEncryption/ServerSideEncryptionConfiguration")).as(e.getKey())
                    .isNotEmpty();
            assertThat(properties.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
            assertThat(properties.at("/OwnershipControls/Rules/0/ObjectOwnership").asText()).isEqualTo(
                    "BucketOwnerEnforced");
            assertThat(properties.at("/LifecycleConfiguration/Rules").toString()).contains(
                    "AbortIncompleteMultipartUpload");
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void queuesTopicsAndCachesAreEncrypted(Path template) {
        assertThat(ofType(template, "AWS::SQS::Queue")).allMatch(e -> e.getValue().at(
                "/Properties/SqsManagedSseEnabled")
                .asBoolean() || e.getValue().path("Properties").has("KmsMasterKeyId"));
        assertThat(ofType(template, "AWS::SNS::Topic")).allSatisfy(e -> assertThat(e.getValue().path("Properties").has(
                "KmsMasterKeyId")).as(e.getKey()).isTrue());
        assertThat(ofType(template, "AWS::KMS::Key")).allSatisfy(e -> assertThat(e.getValue().path("Properties").path(
                "EnableKeyRotation").asBoolean()).as(e.getKey()).isTrue());
        assertThat(ofType(template, "AWS::ElastiCache::ReplicationGroup")).allSatisfy(e -> assertThat(e.getValue().path(
                "Properties").path("AtRestEncryptionEnabled").asBoolean()).as(e.getKey()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void requestsInClearAreRefused(Path template) {
        TLS.forEach((type, policy) -> assertThat(ofType(template, type)).allSatisfy(e -> assertThat(ofType(template,
                policy.get(0))).as("policy of " + e.getKey()).anySatisfy(p -> {
                    var properties = p.getValue().path("Properties");
                    assertThat(texts(properties.path(policy.get(1)))).contains(e.getKey());
                    assertThat(properties.at("/PolicyDocument/Statement")).anySatisfy(s -> {
                        assertThat(s.path("Effect").asText()).isEqualTo("Deny");
                        assertThat(s.path("Principal").asText()).isEqualTo("*");
                        assertThat(s.at("/Condition/Bool").path("aws:SecureTransport").asText()).isEqualTo("false");
                    });
                })));
    }

    private static List<String> texts(JsonNode one) {
        return one.isArray() ? one.valueStream().map(JsonNode::asText).toList() : List.of(one.asText());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noPolicyAllowsEverybody(Path template) {
        assertThat(resources(template).findValues("Statement").stream().flatMap(s -> s.isArray() ? s.valueStream()
                : Stream.of(s)).filter(s -> s.path("Effect").asText().equals("Allow"))).isNotEmpty().noneMatch(
                        s -> s.path("Principal").toString().contains("\"*\""));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noRoleMayPassRoles(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("iam:[A-Z*]").doesNotContain("sts:AssumeRole*");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void servicesThatTellTheirSourceAreAskedForIt(Path template) {
        ofType(template, "AWS::IAM::Role").stream().filter(e -> !e.getKey().endsWith("ExecutionRole")).forEach(e -> {
            var trust = e.getValue().at("/Properties/AssumeRolePolicyDocument/Statement/0");
            if (TELL_THEIR_SOURCE.contains(trust.at("/Principal/Service").asText())) {
                assertThat(trust.at("/Condition/StringEquals").path("aws:SourceAccount").asText()).as(e.getKey())
                        .isEqualTo("AWS::AccountId");
                assertThat(trust.at("/Condition/ArnLike").path("aws:SourceArn").asText(":${AWS::AccountId}:")).as(e
                        .getKey()).contains(":${AWS::AccountId}:");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void functionsAreInvokedForThisAccountOnly(Path template) {
        assertThat(ofType(template, "AWS::Lambda::Permission")).allSatisfy(e -> {
            var properties = e.getValue().path("Properties");
            assertThat(properties.has("SourceArn")).as(e.getKey()).isTrue();
            assertThat(properties.path("SourceArn").asText() + properties.path("SourceAccount").asText()).as(e.getKey())
                    .contains("AWS::AccountId");
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingIsOpenToTheWorldByItself(Path template) {
        assertThat(ofType(template, "AWS::EC2::SecurityGroup")).allSatisfy(e -> assertThat(e.getValue().path(
                "Properties").path("SecurityGroupIngress").toString()).as(e.getKey()).doesNotContain("0.0.0.0/0",
                        "::/0"));
        assertThat(ofType(template, "AWS::EC2::SecurityGroupIngress")).allSatisfy(e -> assertThat(e.getValue()
                .toString()).as(e.getKey()).doesNotContain("0.0.0.0/0", "::/0"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void arnsAndHostsHoldInEveryPartition(Path template) throws IOException {
        assertThat(Files.readAllLines(template)).filteredOn(l -> !l.strip().startsWith("#") && !l.contains(
                "Description:")).noneMatch(l -> l.contains("arn:aws:") || l.replaceAll("(Service|Principal): [a-z0-9-]+"
                        + "\\.amazonaws\\.com", "").contains("amazonaws.com"));
    }

    /** What is called a secret, a key of a signature, a password or a token is never shown. */
    @ParameterizedTest
    @MethodSource("templates")
    void parametersWithSecretsAreNotEchoed(Path template) {
        var parameters = TemplateText.parse(TemplateText.read(template)).path("Parameters");
        assertThat(parameters.properties()).filteredOn(e -> e.getKey().matches(".*(Secret|Hmac|Password|Token).*"))
                .allSatisfy(e -> assertThat(e.getValue().path("NoEcho").asBoolean()).as(e.getKey()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void imagesArePulledFromTheirOwnRepositoryOnly(Path template) {
        var pulls = resources(template).findValues("Statement").stream().flatMap(JsonNode::valueStream).filter(
                s -> texts(s.path("Action")).contains("ecr:BatchGetImage")).toList();
        assertThat(pulls).allSatisfy(s -> assertThat(s.path("Resource").asText()).matches(
                ".*:\\$\\{AWS::AccountId}:repository/signalbox/[a-z-]+"));
        var needed = Stream.of("AWS::ECS::TaskDefinition", "AWS::Batch::JobDefinition").anyMatch(t -> !ofType(template,
                t).isEmpty());
        assertThat(!pulls.isEmpty()).isEqualTo(needed);
    }

    /** Images of ECS_AL2023 ask for IMDSv2. */
    @ParameterizedTest
    @MethodSource("templates")
    void machinesOfJobsAskForSessionsOfTheirMetadata(Path template) {
        assertThat(ofType(template, "AWS::Batch::ComputeEnvironment")).allSatisfy(e -> assertThat(e.getValue()
                .toString()).as(e.getKey()).contains("\"ImageType\":\"ECS_AL2023\""));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void doorsAreThrottledAndFunctionsEnd(Path template) {
        assertThat(ofType(template, "AWS::ApiGatewayV2::Stage")).allSatisfy(e -> assertThat(e.getValue().at(
                "/Properties/DefaultRouteSettings/ThrottlingRateLimit").asInt()).as(e.getKey()).isPositive());
        assertThat(ofType(template, "AWS::Lambda::Function")).allSatisfy(e -> assertThat(e.getValue().at(
                "/Properties/Timeout").asInt()).as(e.getKey()).isBetween(1, 900));
    }
}
