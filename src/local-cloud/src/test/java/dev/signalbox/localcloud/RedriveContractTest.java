package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** An item that is not there makes the execution fail; once it is there, a redrive goes on. */
final class RedriveContractTest {
    private static final String MACHINE = """
            {"StartAt":"First","States":{
              "First":{"Type":"Pass","Result":{"id":"a"},"Next":"Change"},
              "Change":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:dynamodb:updateItem",
                "Parameters":{"TableName":"things","Key":{"id":{"S.$":"$.id"}},"UpdateExpression":"SET seen = :n",
                  "ConditionExpression":"attribute_exists(id)",
                  "ExpressionAttributeValues":{":n":{"N.$":"States.Format('{}', $$.Execution.RedriveCount)"}}}}}}""";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SfnClient states;
    private DynamoDbClient tables;
    private String machine = "";

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        connect();
        tables.createTable(r -> r.tableName("things").billingMode("PAY_PER_REQUEST").attributeDefinitions(
                AttributeDefinition
                        .builder().attributeName("id").attributeType("S").build()).keySchema(KeySchemaElement.builder()
                                .attributeName("id").keyType("HASH").build()));
        machine = states.createStateMachine(r -> r.name("m").definition(MACHINE).roleArn(
                "arn:aws:iam::000000000000:role/states")).stateMachineArn();
    }

    private void connect() {
        states = fixture.client(SfnClient.builder());
        tables = fixture.client(DynamoDbClient.builder());
    }

    private void disconnect() {
        states.close();
        tables.close();
    }

    @AfterEach
    void stop() {
        disconnect();
        fixture.close();
    }

    private String failed(String name) {
        var arn = states.startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
        awaitEnd(arn);
        return arn;
    }

    private void awaitEnd(String arn) {
        StepFunctionsContractTest.await(() -> states.describeExecution(r -> r.executionArn(arn))
                .status() != ExecutionStatus.RUNNING);
    }

    private void putItem() {
        tables.putItem(r -> r.tableName("things").item(Map.of("id", AttributeValue.fromS("a"))));
    }

    private List<String> types(String arn) {
        return states.getExecutionHistory(r -> r.executionArn(arn)).events().stream().map(HistoryEvent::typeAsString)
                .toList();
    }

    @Test
    void goesOnFromTheFailedStateAfterARestartOfTheCloud() {
        var arn = failed("e");
        var before = states.describeExecution(r -> r.executionArn(arn));
        assertThat(before.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(before.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(before.redriveCount()).isZero();
        disconnect();
        fixture.restart();
        connect();
        putItem();

        var date = states.redriveExecution(r -> r.executionArn(arn)).redriveDate();
        awaitEnd(arn);

        var after = states.describeExecution(r -> r.executionArn(arn));
        assertThat(after.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(after.startDate()).isEqualTo(before.startDate());
        assertThat(after.redriveCount()).isEqualTo(1);
        assertThat(after.redriveDate()).isEqualTo(date);
        assertThat(after.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(after.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(after.error()).isNull();
        assertThat(types(arn)).containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited",
                "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed", "ExecutionFailed",
                "ExecutionRedriven",
                "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
        var events = states.getExecutionHistory(r -> r.executionArn(arn)).events();
        assertThat(events).extracting(HistoryEvent::id).doesNotHaveDuplicates().isSorted();
        assertThat(events.get(8).executionRedrivenEventDetails().redriveCount()).isEqualTo(1);
        assertThat(tables.getItem(r -> r.tableName("things").key(Map.of("id", AttributeValue.fromS("a")))).item().get(
                "seen")
                .n()).isEqualTo("1");
    }

    @Test
    void redrivesOnceForOneClientToken() {
        var arn = failed("e");
        var first = states.redriveExecution(r -> r.executionArn(arn).clientToken("one")).redriveDate();
        awaitEnd(arn);

        assertThat(states.redriveExecution(r -> r.executionArn(arn).clientToken("one")).redriveDate()).isEqualTo(first);
        assertThat(types(arn)).containsOnlyOnce("ExecutionRedriven");
        states.redriveExecution(r -> r.executionArn(arn).clientToken("two"));
        awaitEnd(arn);
        assertThat(states.describeExecution(r -> r.executionArn(arn)).redriveCount()).isEqualTo(2);
        assertThat(types(arn)).filteredOn("ExecutionRedriven"::equals).hasSize(2);
    }

    @Test
    void refusesExecutionsThatSucceededOrDoNotExist() {
        putItem();
        var arn = failed("good");

        assertThatThrownBy(() -> states.redriveExecution(r -> r.executionArn(arn))).isInstanceOf(
                ExecutionNotRedrivableException.class).hasMessageContaining("SUCCEEDED");
        assertThatThrownBy(() -> states.redriveExecution(r -> r.executionArn(arn + "x"))).isInstanceOf(
                software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException.class);
    }

    @Test
    void listsByWhetherTheyWereRedriven() {
        var redriven = failed("a");
        failed("b");
        states.redriveExecution(r -> r.executionArn(redriven));
        awaitEnd(redriven);

        assertThat(listed(ExecutionRedriveFilter.REDRIVEN)).extracting(ExecutionListItem::name,
                ExecutionListItem::redriveCount).containsExactly(org.assertj.core.groups.Tuple.tuple("a", 1));
        assertThat(listed(ExecutionRedriveFilter.NOT_REDRIVEN)).extracting(ExecutionListItem::name).containsExactly(
                "b");
    }

    private List<ExecutionListItem> listed(ExecutionRedriveFilter filter) {
        return states.listExecutions(r -> r.stateMachineArn(machine).redriveFilter(filter)).executions();
    }
}
