package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** Stacks as the SDK and the CLI see them, with the real services behind them. */
class CloudFormationContractTest {
    private static final String TEMPLATE = """
            Parameters:
              Team: {Type: String, AllowedPattern: "[a-z]+"}
            Resources:
              Files:
                Type: AWS::S3::Bucket
                Properties:
                  PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true}
                  BucketEncryption:
                    ServerSideEncryptionConfiguration:
                      - ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}
                  LifecycleConfiguration:
                    Rules:
                      - {Id: old, Status: Enabled, Prefix: tmp/, ExpirationInDays: 3}
                  Tags: [{Key: team, Value: !Ref Team}]
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
                  KeySchema: [{AttributeName: Id, KeyType: HASH}]
                  TimeToLiveSpecification: {AttributeName: ExpiresAt, Enabled: true}
            Outputs:
              Files: {Value: !Ref Files}
              RowsArn: {Value: !GetAtt Rows.Arn}
            """;

    private static LocalCloudFixture cloud;
    private static CloudFormationClient stacks;
    private static CloudFormationWaiter waiter;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cloud = new LocalCloudFixture(folder);
        stacks = cloud.client(CloudFormationClient.builder());
        waiter = CloudFormationWaiter.builder().client(stacks).overrideConfiguration(WaiterOverrideConfiguration
                .builder().backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                .waitTimeout(Duration.ofSeconds(30)).build()).build();
    }

    @AfterAll
    static void stop() {
        waiter.close();
        stacks.close();
        cloud.close();
    }

    private static void create(String name, String team) {
        stacks.createStack(r -> r.stackName(name).templateBody(TEMPLATE).parameters(p -> p.parameterKey("Team")
                .parameterValue(team)).tags(t -> t.key("made-by").value("test")));
    }

    private static void awaitCreated(String name) {
        assertThatCode(() -> waiter.waitUntilStackCreateComplete(r -> r.stackName(name))).as(() -> stacks
                .describeStackEvents(r -> r.stackName(name)).stackEvents().stream().map(
                        StackEvent::resourceStatusReason).filter(Objects::nonNull).toList().toString())
                .doesNotThrowAnyException();
    }

    private static String output(String stack, String key) {
        return stacks.describeStacks(r -> r.stackName(stack)).stacks().getFirst().outputs().stream().filter(o -> o
                .outputKey().equals(key)).map(Output::outputValue).findFirst().orElseThrow();
    }

    @Test
    void createsAndDeletesRealResources() {
        create("shop", "x");
        awaitCreated("shop");
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true));
                var dynamo = cloud.client(DynamoDbClient.builder())) {
            var bucket = output("shop", "Files");
            assertThat(s3.getBucketTagging(r -> r.bucket(bucket)).tagSet()).extracting(t -> t.key() + "=" + t.value())
                    .contains("team=x", "made-by=test", "aws:cloudformation:stack-name=shop");
            assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)).rules().getFirst().expiration().days())
                    .isEqualTo(3);
            assertThat(s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration()
                    .blockPublicAcls()).isTrue();
            var table = output("shop", "RowsArn").substring(output("shop", "RowsArn").lastIndexOf('/') + 1);
            assertThat(dynamo.describeTimeToLive(r -> r.tableName(table)).timeToLiveDescription().timeToLiveStatus())
                    .isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
            stacks.deleteStack(r -> r.stackName("shop"));
            waiter.waitUntilStackDeleteComplete(r -> r.stackName("shop"));
            assertThat(dynamo.listTables().tableNames()).doesNotContain(table);
            assertThat(s3.listBuckets().buckets()).noneMatch(b -> b.name().equals(bucket));
        }
    }

    @Test
    void updatesRealResourcesInPlaceAndByReplacement() {
        create("changed", "x");
        awaitCreated("changed");
        var bucket = output("changed", "Files");
        var table = output("changed", "RowsArn");
        stacks.updateStack(r -> r.stackName("changed").templateBody(TEMPLATE.replace("ExpirationInDays: 3",
                "ExpirationInDays: 9").replace("PAY_PER_REQUEST", "PROVISIONED\n      ProvisionedThroughput: "
                        + "{ReadCapacityUnits: 1, WriteCapacityUnits: 1}").replace("AttributeName: Id",
                                "AttributeName: Key")).parameters(
                                        p -> p.parameterKey("Team").parameterValue("y")));
        waiter.waitUntilStackUpdateComplete(r -> r.stackName("changed"));
        assertThat(output("changed", "Files")).isEqualTo(bucket);
        assertThat(output("changed", "RowsArn")).isNotEqualTo(table);
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true));
                var dynamo = cloud.client(DynamoDbClient.builder())) {
            assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)).rules().getFirst().expiration().days())
                    .isEqualTo(9);
            assertThat(s3.getBucketTagging(r -> r.bucket(bucket)).tagSet()).extracting(t -> t.key() + "=" + t.value())
                    .contains("team=y", "made-by=test");
            assertThat(dynamo.listTables().tableNames()).doesNotContain(table.substring(table.lastIndexOf('/') + 1));
        }
        stacks.updateStack(r -> r.stackName("changed").templateBody(TEMPLATE.replace("AttributeName: Id",
                "AttributeName: Key").replaceAll(
                        " +LifecycleConfiguration:\n.*\n.*\n", "")).parameters(p -> p.parameterKey("Team")
                                .usePreviousValue(
                                        true)));
        waiter.waitUntilStackUpdateComplete(r -> r.stackName("changed"));
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
            assertThatThrownBy(() -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))).hasMessageContaining(
                    "lifecycle");
        }
    }

    @Test
    void failsToDeleteABucketWithFilesAndSucceedsWhenItIsEmpty() {
        create("full", "x");
        awaitCreated("full");
        var bucket = output("full", "Files");
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.putObject(r -> r.bucket(bucket).key("a"), RequestBody.fromString("x"));
            stacks.deleteStack(r -> r.stackName("full"));
            assertThatThrownBy(() -> waiter.waitUntilStackDeleteComplete(r -> r.stackName("full")))
                    .hasMessageContaining("DELETE_FAILED");
            assertThat(stacks.describeStackResource(r -> r.stackName("full").logicalResourceId("Files"))
                    .stackResourceDetail().resourceStatusReason()).contains("not empty");
            s3.deleteObject(r -> r.bucket(bucket).key("a"));
        }
        stacks.deleteStack(r -> r.stackName("full"));
        waiter.waitUntilStackDeleteComplete(r -> r.stackName("full"));
    }

    @Test
    void tellsEventsInPages() {
        create("told", "x");
        awaitCreated("told");
        List<StackEvent> events = stacks.describeStackEventsPaginator(r -> r.stackName("told")).stackEvents().stream()
                .toList();
        assertThat(events.getFirst().resourceStatus()).isEqualTo(ResourceStatus.CREATE_COMPLETE);
        assertThat(events.getFirst().physicalResourceId()).startsWith(
                "arn:aws:cloudformation:local-1:000000000000:stack/told/");
        assertThat(events.getLast().resourceStatusReason()).isEqualTo("User Initiated");
        assertThat(stacks.listStacks().stackSummaries()).anyMatch(s -> s.stackName().equals("told") && s
                .stackStatus() == StackStatus.CREATE_COMPLETE);
    }

    @Test
    void tellsEventsByOperation() {
        var created = stacks.createStack(r -> r.stackName("ops").templateBody(TEMPLATE).parameters(p -> p.parameterKey(
                "Team").parameterValue("x"))).operationId();
        awaitCreated("ops");
        var updated = stacks.updateStack(r -> r.stackName("ops").templateBody(TEMPLATE.replace("BillingMode: "
                + "PAY_PER_REQUEST", "TableName: No!")).parameters(p -> p.parameterKey("Team").usePreviousValue(true)))
                .operationId();
        assertThatThrownBy(() -> waiter.waitUntilStackUpdateComplete(r -> r.stackName("ops"))).isNotNull();
        StackFixture.until(() -> stacks.describeStacks(r -> r.stackName("ops")).stacks().getFirst().stackStatus(),
                s -> s == StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stacks.describeEvents(r -> r.stackName("ops").operationId(created)).operationEvents()).isNotEmpty()
                .allMatch(e -> e.operationType() == OperationType.CREATE_STACK);
        assertThat(stacks.describeEvents(r -> r.operationId(updated).filters(f -> f.failedEvents(true)))
                .operationEvents()).extracting(OperationEvent::logicalResourceId, OperationEvent::eventType)
                .containsExactly(tuple("Rows", EventType.PROVISIONING_ERROR));
        assertThat(stacks.describeStacks(r -> r.stackName("ops")).stacks().getFirst().lastOperations().getFirst()
                .operationId()).isEqualTo(updated);
    }

    @Test
    void answersErrorsAsTheSdkExpectsThem() {
        assertThatThrownBy(() -> stacks.describeStacks(r -> r.stackName("nobody"))).isInstanceOfSatisfying(
                CloudFormationException.class, e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(
                        "ValidationError"));
        create("twice", "x");
        assertThatThrownBy(() -> create("twice", "x")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> create("bad", "X1")).hasMessageContaining(
                "Parameter 'Team' must match pattern [a-z]+");
        awaitCreated("twice");
        assertThatThrownBy(() -> stacks.updateStack(r -> r.stackName("twice").usePreviousTemplate(true).parameters(
                p -> p.parameterKey("Team").usePreviousValue(true)))).hasMessageContaining(
                        "No updates are to be performed.");
        assertThatThrownBy(() -> stacks.describeChangeSet(r -> r.stackName("twice").changeSetName("c"))).isInstanceOf(
                ChangeSetNotFoundException.class);
    }

    @Test
    void worksWithTheAwsCli() throws IOException, InterruptedException {
        var cli = new AwsCli(cloud);
        Assumptions.assumeTrue(cli.isHere(), "no AWS CLI here");
        var template = TEMPLATE.replace("\"[a-z]+\"", "'[a-z]+'");
        assertThat(cli.run("cloudformation", "create-stack", "--stack-name", "by-cli", "--template-body", template,
                "--parameters", "ParameterKey=Team,ParameterValue=x")).isZero();
        assertThat(cli.run("cloudformation", "wait", "stack-create-complete", "--stack-name", "by-cli")).isZero();
        assertThat(cli.run("cloudformation", "describe-stack-events", "--stack-name", "by-cli")).isZero();
        assertThat(cli.run("cloudformation", "delete-stack", "--stack-name", "by-cli")).isZero();
        assertThat(cli.run("cloudformation", "wait", "stack-delete-complete", "--stack-name", "by-cli")).isZero();
    }

    /** What {@code aws cloudformation deploy} calls; {@link CliDeployStory} runs the CLI itself. */
    @Test
    void deploysByChangeSetsAsTheAwsCliDoes() {
        assertThatThrownBy(() -> stacks.describeStacks(r -> r.stackName("deployed"))).hasMessageContaining(
                "Stack with id deployed does not exist");
        deploy("first", ChangeSetType.CREATE, "x");
        awaitCreated("deployed");
        deploy("second", ChangeSetType.UPDATE, "y");
        waiter.waitUntilStackUpdateComplete(r -> r.stackName("deployed"));
        assertThatThrownBy(() -> deploy("third", ChangeSetType.UPDATE, "y")).hasMessageContaining("FAILED");
        assertThat(stacks.describeChangeSet(r -> r.stackName("deployed").changeSetName("third")).statusReason())
                .startsWith("The submitted information didn't contain changes.");
    }

    private static void deploy(String changeSet, ChangeSetType type, String team) {
        stacks.createChangeSet(r -> r.stackName("deployed").changeSetName(changeSet).changeSetType(type).templateBody(
                TEMPLATE).parameters(p -> p.parameterKey("Team").parameterValue(team)).description(
                        "Created by a test"));
        waiter.waitUntilChangeSetCreateComplete(r -> r.stackName("deployed").changeSetName(changeSet));
        stacks.executeChangeSet(r -> r.stackName("deployed").changeSetName(changeSet));
    }
}
