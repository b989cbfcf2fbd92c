package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The inbox, for a state machine that is not one of ours, without a callback URL and a timeout, and for a pipeline. */
class CallbacksScreenTest extends ConsoleOnLocalCloud {
    private static final String INBOX = "#table .table-view";

    private String machine;

    private void ask() throws Exception {
        var queue = session.clients().client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        machine = machine("asks",
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue));
        for (int i = 1; i <= 3; i++) {
            start(machine, "run-" + i, "{\"projectid\":\"700" + i + "\"}");
        }
    }

    @Test
    void answersOneByMouseAndTheOthersByKeys(FxRobot robot) throws Exception {
        ask();
        openInbox();
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
        assertThat(of("run-2")).isEqualTo(ExecutionStatus.SUCCEEDED);

        operator.choose("#table", "7001"::equals);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        operator.sees("Answer 2 directly…");
        operator.click("Failure");
        robot.clickOn("#body").push(KeyCode.CONTROL, KeyCode.ENTER);
        operator.sees("Answer 2 waits?");
        operator.shot("callbacks-bulk-light");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        Eventually.on(() -> operator.rows(INBOX) <= 0 && operator.rows("#ended-table") == 3);
        assertThat(of("run-1")).isEqualTo(ExecutionStatus.FAILED);
        assertThat(of("run-3")).isEqualTo(ExecutionStatus.FAILED);
        operator.shot("callbacks-ended-light");
        operator.click("#sent-tab");
        Eventually.on(() -> operator.rows("#sent-table") == 3);
        operator.shot("callbacks-sent-light");
    }

    @Test
    void playsEveryScenarioByTheMouse() throws Exception {
        try (var asking = new AskingPipeline(session, List.of("once", "twice", "later"))) {
            openInbox();
            operator.choose("#table", "once"::equals);
            operator.click("#heartbeat");
            operator.click("#send");
            answers("200");
            operator.click("#success");
            scenario("With a wrong secret");
            operator.click("#send");
            answers("403");
            operator.sees("As expected: it was refused, and the execution is still waiting.");
            scenario("Never: nothing is sent");
            operator.sees(
                    "Nothing is sent: the wait runs into its deadline, and what the state machine does then can be watched.");
            operator.shot("callbacks-never-light");
            assertThat(asking.posts("once")).isEqualTo(2);
            assertThat(asking.status("once")).isEqualTo(ExecutionStatus.RUNNING);
            operator.choose("#table", "twice"::equals);
            scenario("Twice in a row");
            operator.click("#send");
            Eventually.on(() -> asking.posts("twice") == 2 && asking.status("twice") == ExecutionStatus.SUCCEEDED);
            operator.choose("#table", "later"::equals);
            scenario("After a while, in seconds");
            operator.click("#delay");
            operator.chord(KeyCode.CONTROL, KeyCode.A);
            operator.write("1");
            operator.click("#send");
            Eventually.on(() -> asking.status("later") == ExecutionStatus.SUCCEEDED);
        }
    }

    private void openInbox() throws Exception {
        open();
        operator.click("#nav-callbacks");
        Eventually.on(() -> operator.rows(INBOX) == 3);
    }

    private void scenario(String words) throws Exception {
        operator.click("#scenario");
        operator.click(words);
    }

    private void answers(String code) throws Exception {
        Eventually.on(() -> operator.text("#last .status-badge").equals(code));
    }

    private ExecutionStatus of(String name) {
        return status(machine.replace(":stateMachine:", ":execution:") + ":" + name);
    }
}
