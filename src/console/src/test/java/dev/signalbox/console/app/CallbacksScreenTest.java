package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The inbox for a state machine that is not one of ours: without a callback URL, without a timeout. */
@ExtendWith(ApplicationExtension.class)
class CallbacksScreenTest {
    private static final String INBOX = "#table .table-view";

    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private SfnClient sfn;
    private String machine;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        var queue = session.clients().client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        sfn = session.clients().client(SfnClient.builder());
        machine = sfn.createStateMachine(c -> c.name("asks").roleArn("arn:aws:iam::000000000000:role/r").definition(
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue))).stateMachineArn();
        for (int i = 1; i <= 3; i++) {
            int n = i;
            sfn.startExecution(s -> s.stateMachineArn(machine).name("run-" + n).input("{\"projectid\":\"700" + n
                    + "\"}"));
        }
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void answersOneByMouseAndTheOthersByKeys(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage);
        operator.click("#nav-callbacks");
        Eventually.on(() -> operator.rows(INBOX) == 3);
        operator.sees(
                "3 without TimeoutSeconds: a lost callback would hold its execution for up to a year, and no alarm would tell.");
        operator.choose("#table", "7002"::equals);
        operator.click("#way");
        operator.click("Directly to Step Functions");
        operator.shot("callbacks-endless-light");
        operator.dark(true);
        operator.shot("callbacks-endless-dark");
        operator.dark(false);
        operator.click("Answer directly");
        Eventually.on(() -> operator.rows(INBOX) == 2 && operator.rows("#ended-table") == 1);
        assertThat(status("run-2")).isEqualTo(ExecutionStatus.SUCCEEDED);

        operator.choose("#table", "7001"::equals);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        operator.sees("Answer 2 directly…");
        operator.click("Failure");
        robot.clickOn("#body").push(KeyCode.CONTROL, KeyCode.ENTER);
        operator.sees("Answer 2 waits?");
        operator.shot("callbacks-bulk-light");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        Eventually.on(() -> operator.rows(INBOX) <= 0 && operator.rows("#ended-table") == 3);
        assertThat(status("run-1")).isEqualTo(ExecutionStatus.FAILED);
        assertThat(status("run-3")).isEqualTo(ExecutionStatus.FAILED);
        operator.shot("callbacks-ended-light");
        operator.click("#sent-tab");
        Eventually.on(() -> operator.rows("#sent-table") == 3);
        operator.shot("callbacks-sent-light");
    }

    private ExecutionStatus status(String name) {
        return sfn.describeExecution(d -> d.executionArn(machine.replace(":stateMachine:", ":execution:") + ":" + name))
                .status();
    }
}
