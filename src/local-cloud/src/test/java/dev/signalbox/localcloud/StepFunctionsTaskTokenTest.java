package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Executions that hand out their task token in a DynamoDB item and wait. */
final class StepFunctionsTaskTokenTest {
    private static final String MACHINE = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,"TimeoutSeconds":3600,"HeartbeatSeconds":600,
              "Resource":"arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
              "Parameters":{"TableName":"tokens","Item":{"id":{"S.$":"$$.Execution.Name"},
                "token":{"S.$":"$$.Task.Token"}}}}}}""";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SfnClient states;
    private DynamoDbClient tables;
    private String machine = "";

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        connect();
        tables.createTable(r -> r.tableName("tokens").billingMode("PAY_PER_REQUEST").attributeDefinitions(
                AttributeDefinition.builder().attributeName("id").attributeType("S").build()).keySchema(KeySchemaElement
                        .builder().attributeName("id").keyType("HASH").build()));
        machine = states.createStateMachine(r -> r.name("m").definition(MACHINE).roleArn(
                "arn:aws:iam::000000000000:role/states")).stateMachineArn();
    }

    private void connect() {
        states = fixture.client(SfnClient.builder());
        tables = fixture.client(DynamoDbClient.builder());
    }

    @AfterEach
    void stop() {
        disconnect();
        fixture.close();
    }

    private void disconnect() {
        states.close();
        tables.close();
    }

    private String waiting(String name) {
        var execution = states.startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
        StepFunctionsContractTest.await(() -> states.getExecutionHistory(r -> r.executionArn(execution)).events()
                .stream().anyMatch(e -> e.typeAsString().equals("TaskSubmitted")));
        return execution;
    }

    private String token(String name) {
        return tables.getItem(r -> r.tableName("tokens").key(Map.of("id", AttributeValue.fromS(name)))).item().get(
                "token").s();
    }

    private void awaitEnd(String execution) {
        Supplier<ExecutionStatus> status = () -> states.describeExecution(r -> r.executionArn(execution)).status();
        StepFunctionsContractTest.await(() -> status.get() != ExecutionStatus.RUNNING);
    }

    @Test
    void succeedsWithTheAnswer() {
        var execution = waiting("e");
        var token = token("e");

        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken(token).output("{"))).isInstanceOf(
                InvalidOutputException.class);
        states.sendTaskHeartbeat(r -> r.taskToken(token));
        states.sendTaskSuccess(r -> r.taskToken(token).output("{\"a\":1.50}"));
        awaitEnd(execution);

        assertThat(states.describeExecution(r -> r.executionArn(execution)).output()).isEqualTo("{\"a\":1.50}");
        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken(token).output("1"))).isInstanceOf(
                TaskTimedOutException.class);
        assertThatThrownBy(() -> states.sendTaskHeartbeat(r -> r.taskToken("made up"))).isInstanceOf(
                InvalidTokenException.class);
    }

    @Test
    void failsWithTheErrorReported() {
        var execution = waiting("e");

        states.sendTaskFailure(r -> r.taskToken(token("e")).error("Provider.Down").cause("it rained"));
        awaitEnd(execution);

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isEqualTo("Provider.Down");
        assertThat(described.cause()).isEqualTo("it rained");
    }

    @Test
    void showsTokenAndLimitsInTheHistory() {
        var execution = waiting("e");

        var scheduled = states.getExecutionHistory(r -> r.executionArn(execution)).events().get(2)
                .taskScheduledEventDetails();

        assertThat(scheduled.resourceType()).isEqualTo("aws-sdk:dynamodb");
        assertThat(scheduled.resource()).isEqualTo("putItem.waitForTaskToken");
        assertThat(scheduled.timeoutInSeconds()).isEqualTo(3600);
        assertThat(scheduled.heartbeatInSeconds()).isEqualTo(600);
        assertThat(scheduled.parameters()).contains(token("e"));
    }

    @Test
    void goesOnWaitingAfterARestart() {
        var execution = waiting("e");
        var token = token("e");
        disconnect();
        fixture.restart();
        connect();

        states.sendTaskSuccess(r -> r.taskToken(token).output("{\"late\":true}"));
        awaitEnd(execution);

        assertThat(states.describeExecution(r -> r.executionArn(execution)).output()).isEqualTo("{\"late\":true}");
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution)).events()).extracting(
                HistoryEvent::typeAsString).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled",
                        "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    /** What a {@code kill -9} leaves is the file as it is at that moment. */
    @Test
    void losesNothingAcknowledgedWhenKilled() throws IOException {
        var execution = waiting("e");
        var token = token("e");
        var copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(folder.resolve("state.mv"), copy.resolve("state.mv"));

        try (var other = new LocalCloudFixture(copy); var client = other.client(SfnClient.builder())) {
            client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
            StepFunctionsContractTest.await(() -> client.describeExecution(r -> r.executionArn(execution))
                    .status() == ExecutionStatus.SUCCEEDED);
        }
    }
}
