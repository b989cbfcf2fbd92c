package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.ALT;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F6;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The first screen: what needs attention, over the real console and a local cloud, and where each line leads. */
class OverviewScreenTest extends ConsoleOnLocalCloud {
    private static final String DECIDES = """
            {"StartAt":"Check","States":{
             "Check":{"Type":"Choice","Choices":[{"Variable":"$.is","StringEquals":"fine","Next":"Done"},
               {"Variable":"$.is","StringEquals":"slow","Next":"Hold"}],"Default":"Refused"},
             "Hold":{"Type":"Wait","Seconds":900,"Next":"Done"},
             "Refused":{"Type":"Fail","Error":"NotFine","Cause":"The input said so."},
             "Done":{"Type":"Succeed"}}}""";

    @Test
    void leadsANewcomerToHisFirstPipelineByMouseAndKeys(FxRobot robot) throws Exception {
        open();
        operator.sees("Nothing is deployed here yet");
        operator.shot("overview-new");
        operator.click("#overview-deploy");
        operator.sees("Deploy");
        robot.push(ALT, LEFT);
        operator.sees("#overview-deploy");
        robot.push(F6);
        reach("#overview-deploy", robot);
        robot.push(SPACE);
        operator.sees("Deploy");
    }

    @Test
    void tellsWhatIsStuckWhatFailedAndWhyAndLeadsThere() throws Exception {
        fill();
        open();
        operator.sees("slow-one");
        operator.sees("Slow");
        operator.sees("unanswered");
        operator.sees("No timeout");
        operator.sees("half-done");
        operator.sees("REVIEW_IN_PROGRESS: its change set was never executed");
        operator.sees("The definition led to Refused, which ends the execution as failed: NotFine. The input said so.");
        operator.sees("1 file · 5 B");
        operator.click("#overview-hours-table");
        Eventually.on(() -> operator.rows("#overview-hours-rows .table-view") == 24);
        operator.shot("overview-table");
        operator.click("bad-one");
        operator.sees("#tabs");
        operator.click("#nav-overview");
        operator.click("unanswered");
        operator.sees("Send as provider");
        operator.click("#nav-overview");
        operator.click("#overview-failed");
        Eventually.on(() -> operator.rows("#executions-table") == 1);
    }

    @Test
    void leadsThereByKeysAlone(FxRobot robot) throws Exception {
        String nightly = machine("nightly", DECIDES);
        run(nightly, "bad-one", "{\"is\":\"bad\"}", ExecutionStatus.FAILED);
        open();
        operator.sees("#overview-hours");
        var keys = new Keyboard(robot, stage);
        keys.press(CONTROL, K).isLedTo(".text-field").write("signalbox://overview").press(ENTER);
        operator.sees("bad-one");
        robot.push(F6);
        reach("#overview-hours", robot);
        robot.push(LEFT);
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(".tiny-text").queryAll().stream().anyMatch(
                n -> n instanceof Labeled l && l.getText().endsWith(": 0 succeeded, 1 failed, 0 aborted"))));
        reach("#overview-failures .hyperlink", robot);
        robot.push(SPACE);
        operator.sees("#tabs");
        robot.push(ALT, LEFT);
        operator.sees("#overview-hours");
        window(1100, 700);
        operator.shot("overview-small");
        window(1440, 900);
    }

    /** Goes on by Tab until the keyboard is there. */
    private void reach(String what, FxRobot robot) throws Exception {
        for (int i = 0; i < 60 && !has(what); i++) {
            robot.push(TAB);
        }
        assertThat(has(what)).as(what).isTrue();
    }

    private boolean has(String what) throws Exception {
        return Operator.onFx(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner != null && stage.getScene().getRoot().lookupAll(what).contains(owner);
        });
    }

    private void window(double width, double height) throws Exception {
        Operator.onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        Operator.drawn(stage);
    }

    private void fill() throws Exception {
        String nightly = machine("nightly", DECIDES);
        IntStream.range(0, 24).forEach(i -> start(nightly, "good-" + i, "{\"is\":\"fine\"}"));
        Eventually.on(() -> count(nightly, ExecutionStatus.SUCCEEDED) == 24);
        start(nightly, "slow-one", "{\"is\":\"slow\"}");
        run(nightly, "bad-one", "{\"is\":\"bad\"}", ExecutionStatus.FAILED);
        var queue = session.clients().client(SqsClient.builder()).createQueue(q -> q.queueName("provider")).queueUrl();
        start(machine("asks",
                """
                        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        "Parameters":{"QueueUrl":"%s","MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}"""
                        .formatted(queue)), "unanswered", "{}");
        stacks(session.clients().client(CloudFormationClient.builder()));
        session.clients().client(S3Client.builder()).putObject(p -> p.bucket("landed").key("run-1/result.csv"),
                RequestBody.fromString("a,b,c"));
    }

    private static void stacks(CloudFormationClient cloud) throws Exception {
        String template = "{\"Resources\":{\"Bucket\":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"BucketName\":\"landed\"}}},"
                + "\"Outputs\":{\"S3Bucket\":{\"Value\":{\"Ref\":\"Bucket\"}}}}";
        cloud.createStack(s -> s.stackName("downloads").templateBody(template).tags(t -> t.key("signalbox:pipeline")
                .value(
                        "callback-download"), t -> t.key("signalbox:version").value("0.9.0")));
        cloud.createChangeSet(c -> c.stackName("half-done").changeSetName("first").changeSetType(ChangeSetType.CREATE)
                .templateBody("{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\"}}}"));
        Eventually.on(() -> cloud.describeStacks(s -> s.stackName("downloads")).stacks().getFirst()
                .stackStatus() == StackStatus.CREATE_COMPLETE);
    }
}
