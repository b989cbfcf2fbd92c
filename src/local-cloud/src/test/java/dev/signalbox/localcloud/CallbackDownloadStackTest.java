package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The file that goes to AWS, deployed here with every service it needs, and deleted again. */
class CallbackDownloadStackTest {
    private static final Path FOLDER = Path.of(System.getProperty("signalbox.root", "../.."), "infra-templates",
            "callback-download");

    private LocalCloudFixture cloud;
    private CloudFormationClient stacks;
    private S3Client s3;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        cloud = new LocalCloudFixture(folder);
        stacks = cloud.client(CloudFormationClient.builder());
        s3 = cloud.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(r -> r.bucket("artifacts"));
        s3.putObject(r -> r.bucket("artifacts").key("lambda.jar"), RequestBody.fromBytes(FunctionJar.of(
                TestFunction.class).asByteArray()));
        s3.putObject(r -> r.bucket("artifacts").key("definition.json"), RequestBody.fromFile(FOLDER.resolve(
                "callback-download.asl.json")));
    }

    @AfterEach
    void stop() {
        s3.close();
        stacks.close();
        cloud.close();
    }

    private List<Parameter> parameters(String computeType) {
        var values = new LinkedHashMap<>(Map.of("ArtifactBucket", "artifacts", "LambdaCodeKey", "lambda.jar",
                "DefinitionKey", "definition.json", "WorkerImage", "s3://artifacts/worker.jar", "ComputeType",
                computeType));
        try (var ec2 = cloud.client(Ec2Client.builder())) {
            values.put("Subnets", ec2.describeSubnets().subnets().stream().map(s -> s.subnetId()).collect(Collectors
                    .joining(",")));
            values.put("SecurityGroups", ec2.describeSecurityGroups().securityGroups().getFirst().groupId());
        }
        var parameters = new ArrayList<Parameter>();
        values.forEach((key, value) -> parameters.add(Parameter.builder().parameterKey(key).parameterValue(value)
                .build()));
        return parameters;
    }

    private void create(String computeType) throws IOException {
        var template = Files.readString(FOLDER.resolve("template.yaml"));
        stacks.createStack(r -> r.stackName("callback-download").templateBody(template).capabilities(
                Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM).parameters(parameters(computeType)));
    }

    private CloudFormationWaiter waiter() {
        return CloudFormationWaiter.builder().client(stacks).overrideConfiguration(WaiterOverrideConfiguration.builder()
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))).waitTimeout(Duration
                        .ofSeconds(60)).build()).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FARGATE", "EC2"})
    void isDeployedAndDeleted(String computeType) throws IOException {
        long start = System.nanoTime();
        create(computeType);
        try (var waiter = waiter()) {
            waiter.waitUntilStackCreateComplete(r -> r.stackName("callback-download"));
            var outputs = outputs();
            assertThat(outputs.get("CallbackURL")).startsWith(cloud.endpoint() + "/_aws/execute-api/").endsWith(
                    "/callbacka");
            try (var states = cloud.client(SfnClient.builder())) {
                var machine = states.describeStateMachine(r -> r.stateMachineArn(outputs.get("StateMachineArn")));
                assertThat(machine.name()).isEqualTo("callback-download");
                assertThat(machine.definition()).contains(outputs.get("JobQueue")).doesNotContain("${");
            }
            assertThat(resources()).allMatch(r -> r.resourceStatus() == ResourceStatus.CREATE_COMPLETE);
            System.getLogger("test").log(System.Logger.Level.INFO, "{0}: {1} resources in {2} ms", computeType,
                    resources().size(), (System.nanoTime() - start) / 1_000_000);
            var id = stacks.describeStacks().stacks().getFirst().stackId();
            stacks.deleteStack(r -> r.stackName("callback-download"));
            waiter.waitUntilStackDeleteComplete(r -> r.stackName(id));
            assertThat(s3.listBuckets().buckets()).extracting(b -> b.name()).containsExactlyInAnyOrder("artifacts",
                    outputs.get("S3Bucket"));
        }
    }

    @Test
    void rollsBackWithoutLeavingAnything() throws IOException {
        s3.deleteObject(r -> r.bucket("artifacts").key("definition.json"));
        create("FARGATE");
        try (var waiter = waiter()) {
            assertThatThrownBy(() -> waiter.waitUntilStackCreateComplete(r -> r.stackName("callback-download")))
                    .hasMessageContaining("ROLLBACK_COMPLETE");
        }
        assertThat(resources()).allMatch(r -> r.resourceStatus() == ResourceStatus.DELETE_COMPLETE || r
                .resourceStatus() == ResourceStatus.DELETE_SKIPPED);
        assertThat(stacks.describeStackEvents(r -> r.stackName("callback-download")).stackEvents()).anyMatch(e -> String
                .valueOf(e.resourceStatusReason()).contains("The specified key does not exist"));
    }

    private Map<String, String> outputs() {
        return stacks.describeStacks(r -> r.stackName("callback-download")).stacks().getFirst().outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private List<StackResource> resources() {
        return stacks.describeStackResources(r -> r.stackName("callback-download")).stackResources();
    }
}
