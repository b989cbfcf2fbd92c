package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F6;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The inbox of a pipeline that has callback URLs: every way to answer and every scenario, without a mouse. */
class KeyboardCallbacksTest extends KeyboardSession {
    private static final String INBOX = "#table";
    private static final String ASKS = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "TimeoutSeconds":3600,"HeartbeatSeconds":600,"Parameters":{"QueueUrl":"%s","MessageBody":
             {"token.$":"$$.Task.Token","name.$":"$$.Execution.Name"}},"End":true}}}""";
    /** Says where the callback URLs are, as the stack of callback-download does. */
    private static final String STACK = """
            {"Resources":{"Table":{"Type":"AWS::DynamoDB::Table","Properties":{"BillingMode":"PAY_PER_REQUEST",
              "AttributeDefinitions":[{"AttributeName":"URI","AttributeType":"S"}],
              "KeySchema":[{"AttributeName":"URI","KeyType":"HASH"}]}}},
             "Outputs":{"CallbackTable":{"Value":{"Ref":"Table"}},"StateMachineArn":{"Value":"%s"}}}""";

    private ProvidersDoor door;

    @Start
    void start(Stage given) throws Exception {
        open(given);
    }

    @BeforeEach
    void ask() throws Exception {
        var queue = session.clients().client(SqsClient.builder()).createQueue(q -> q.queueName("q")).queueUrl();
        machine = sfn.createStateMachine(c -> c.name("asks").roleArn(ROLE).definition(ASKS.formatted(queue)))
                .stateMachineArn();
        door = new ProvidersDoor(sfn);
        var stacks = session.clients().client(CloudFormationClient.builder());
        stacks.createStack(s -> s.stackName("asks").templateBody(STACK.formatted(machine)).tags(t -> t.key(
                "signalbox:pipeline").value("callback-download")));
        keys.until(() -> stacks.describeStacks(s -> s.stackName("asks")).stacks().getFirst().stackStatusAsString()
                .equals("CREATE_COMPLETE"));
        String table = stacks.describeStacks(s -> s.stackName("asks")).stacks().getFirst().outputs().stream().filter(
                o -> o.outputKey().equals("CallbackTable")).findFirst().orElseThrow().outputValue();
        for (String name : List.of("once", "twice", "fails", "later", "never", "many-1", "many-2")) {
            session.clients().client(DynamoDbClient.builder()).putItem(p -> p.tableName(table).item(Map.of("URI",
                    AttributeValue.fromS(name), "CallbackUrl", AttributeValue.fromS(door.url(name)))));
            sfn.startExecution(s -> s.stateMachineArn(machine).name(name).input("{\"projectid\":\"" + name + "\"}"));
        }
        door.learnTokens(session.clients().client(SqsClient.builder()), queue, 7);
        goTo("callbacks");
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 7);
    }

    @AfterEach
    void shut() {
        door.close();
    }

    @Test
    void answersInEveryWay() throws Exception {
        choose("once").tabTo("#success").times(2, RIGHT).tabTo("#send").press(SPACE);
        said("200");
        keys.shiftTabTo("#heartbeat").times(2, LEFT);
        scenario(DOWN, 2).tabTo("#send").press(SPACE); // a wrong secret
        said("403");
        assertThat(status("once")).isEqualTo(ExecutionStatus.RUNNING);
        keys.shiftTabTo("#scenario");
        keys.times(2, UP).tabTo("#body").fill("{\"status\":\"READY\"}").press(CONTROL, ENTER);
        keys.until(() -> status("once") == ExecutionStatus.SUCCEEDED);

        choose("twice");
        scenario(DOWN, 1).tabTo("#send").press(SPACE);
        keys.until(() -> door.posts("twice") == 2 && status("twice") == ExecutionStatus.SUCCEEDED);
        choose("later");
        scenario(DOWN, 2).tabTo("#delay").press(CONTROL, A).write("1").press(ENTER).tabTo("#send").press(SPACE);
        keys.until(() -> status("later") == ExecutionStatus.SUCCEEDED);
        choose("never");
        scenario(DOWN, 1);
        keys.eyes().sees(
                "Nothing is sent: the wait runs into its deadline, and what the state machine does then can be watched.");
        keys.tabTo("Copy as curl").press(SPACE);
        assertThat(clipboard()).startsWith("curl ");
        keys.shiftTabTo("#scenario").times(4, UP);
        choose("fails").shiftTabTo("#success").press(RIGHT).tabTo("#send").press(SPACE);
        keys.until(() -> status("fails") == ExecutionStatus.FAILED);
        bulk();
    }

    private void bulk() throws Exception {
        keys.paneTo(INBOX);
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 3);
        keys.press(SLASH).isLedTo(".text-field").write("many");
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 2);
        keys.paneTo(INBOX).press(CONTROL, A).times(3, F6).shiftTabTo("#way").press(DOWN).tabTo("#body").press(CONTROL,
                ENTER).confirm();
        keys.until(() -> status("many-1") == ExecutionStatus.FAILED && status("many-2") == ExecutionStatus.FAILED);
        assertThat(status("never")).isEqualTo(ExecutionStatus.RUNNING);
    }

    /** Chooses a wait, and goes on into what answers it. */
    private Keyboard choose(String name) throws Exception {
        return keys.paneTo(INBOX).downTo(INBOX, name::equals).times(3, F6);
    }

    private Keyboard scenario(javafx.scene.input.KeyCode way, int steps) throws Exception {
        return keys.shiftTabTo("#scenario").times(steps, way);
    }

    private void said(String words) throws Exception {
        keys.until(() -> keys.eyes().text("#last .status-badge").equals(words));
    }

    private ExecutionStatus status(String name) {
        return sfn.describeExecution(d -> d.executionArn(machine.replace(":stateMachine:", ":execution:") + ":" + name))
                .status();
    }
}
