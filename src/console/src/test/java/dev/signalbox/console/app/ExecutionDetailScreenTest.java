package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The detail of one execution on a real local cloud: replayed, looked through and exported, by mouse and by keys. */
class ExecutionDetailScreenTest extends ConsoleOnLocalCloud {
    private static final String DEFINITION = """
            {"StartAt":"Prepare","States":{
             "Prepare":{"Type":"Pass","Result":{"ready":true},"ResultPath":"$.prepared","Next":"Check"},
             "Check":{"Type":"Choice","Choices":[{"Variable":"$.fine","BooleanEquals":true,"Next":"Done"}],"Default":"Refused"},
             "Refused":{"Type":"Fail","Error":"NotFine","Cause":"The input said so."},
             "Done":{"Type":"Succeed"}}}""";

    private static final String CALLS = """
            {"StartAt":"Check","States":{"Check":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
             "Parameters":{"FunctionName":"check","Payload":{}},"End":true}}}""";

    private static final String JOBS = """
            {"StartAt":"Download","States":{"Download":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync",
             "Parameters":{"JobName":"download-7","JobQueue":"queue","JobDefinition":"download"},"End":true}}}""";

    private String machine = "";

    @BeforeEach
    void define() {
        machine = machine("checks", DEFINITION);
    }

    @Test
    void anExecutionIsReplayedByKeysAndMouse(FxRobot robot) throws Exception {
        run("run-1", "{\"fine\":false}", ExecutionStatus.FAILED);
        open(robot, "run-1");
        operator.shot("detail-live");
        operator.sees("Event 7 of 7");
        operator.click("#scrubber-hold");
        operator.sees("Back to the end");
        assertThat(robot.lookup("#scrubber-live").query().isVisible()).isFalse();
        operator.click("Back to the end");
        Operator.onFx(() -> {
            robot.lookup("#scrubber").query().requestFocus();
            return null;
        });
        operator.press(KeyCode.PAGE_UP);
        operator.sees("Event 6 of 7");
        operator.press(KeyCode.PAGE_UP);
        operator.press(KeyCode.LEFT);
        operator.sees("Event 4 of 7");
        operator.sees("History  4");
        Eventually.on(() -> robot.lookup(".graph-node.tone-failed").queryAll().isEmpty());
        operator.shot("replay-light");
        operator.press(KeyCode.HOME);
        operator.sees("Event 1 of 7");
        operator.press(KeyCode.END);
        operator.sees("Event 7 of 7");
        assertThat(robot.lookup("#scrubber-live").query().isVisible()).as("of what has ended nothing is live")
                .isFalse();
        Eventually.on(() -> robot.lookup("Back to the end").tryQuery().filter(n -> n.getParent().isVisible())
                .isEmpty());
    }

    @Test
    void eventsAreFilteredShownAndExported(FxRobot robot) throws Exception {
        run("run-1", "{\"fine\":false,\"token\":\"very-secret\",\"formula\":\"=1+1\"}", ExecutionStatus.FAILED);
        open(robot, "run-1");
        operator.click("History  7");
        Eventually.on(() -> operator.rows("#event-table") == 7);
        operator.click("#failed-only");
        Eventually.on(() -> operator.rows("#event-table") == 1);
        operator.choose("#event-table", "ExecutionFailed"::equals);
        operator.sees("Event 7 · ExecutionFailed");
        operator.click("#failed-only");
        operator.choose("#event-table", "PassStateEntered"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("Event 2 of 7");
        Eventually.on(() -> operator.rows("#event-table") == 2);
        operator.shot("history-light");
        operator.dark(true);
        operator.shot("history-dark");
        operator.dark(false);
        operator.click("Back to the end");
        operator.choose("#event-table", "PassStateExited"::equals);
        operator.click("Show state");
        operator.sees(".graph-viewport");
        operator.click("History  7");
        exports();
    }

    @Test
    void payloadsAreFoundInComparedAndFollowed(FxRobot robot) throws Exception {
        var s3 = session.clients().client(S3Client.builder());
        s3.createBucket(b -> b.bucket("orders"));
        s3.putObject(r -> r.bucket("orders").key("in/first.csv"), RequestBody.fromString("a,b"));
        run("run-1", "{\"fine\":true,\"list\":[1,2,3],\"from\":\"s3://orders/in/\"}", ExecutionStatus.SUCCEEDED);
        open(robot, "run-1");
        operator.click("Prepare");
        operator.click("#state-difference");
        operator.sees("$.prepared");
        operator.shot("state-difference-light");
        operator.dark(true);
        operator.shot("state-difference-dark");
        operator.dark(false);
        operator.press(KeyCode.SPACE);
        operator.sees("State input");
        operator.click("Input / Output");
        operator.click("\"list\"");
        operator.sees("$.list");
        operator.chord(KeyCode.CONTROL, KeyCode.F);
        operator.write("READY");
        operator.sees("not found");
        operator.press(KeyCode.ESCAPE);
        operator.click("Tree");
        operator.sees("3 items");
        operator.shot("payload-light");
        operator.dark(true);
        operator.shot("payload-dark");
        operator.dark(false);
        operator.click("#payload-difference");
        operator.choose("#payload-changes", "$.prepared"::equals);
        operator.sees("Added");
        operator.shot("payload-difference-light");
        operator.click("#payload-difference");
        operator.click("\"s3://orders/in/\"");
        operator.sees("first.csv");
    }

    @Test
    void aFailedExecutionIsComparedWithTheLastGoodOneAndItsDefinitionRead(FxRobot robot) throws Exception {
        run("good", "{\"fine\":true}", ExecutionStatus.SUCCEEDED);
        run("newer", "{\"fine\":false}", ExecutionStatus.FAILED);
        run("bad", "{\"fine\":false,\"more\":1}", ExecutionStatus.FAILED);
        open(robot, "bad");
        operator.click("Compare");
        operator.sees("The first difference is at Done: Not there here, Succeeded there.");
        Eventually.on(() -> operator.rows("#compare-table") == 4);
        operator.shot("compare-light");
        operator.dark(true);
        operator.shot("compare-dark");
        operator.dark(false);
        operator.click("Inputs");
        operator.choose("#compare-inputs", "$.more"::equals);
        operator.press(KeyCode.TAB);
        operator.click("Definition");
        operator.click("\"Default\"");
        operator.sees("Choice");
        operator.sees("as the rules say");
        operator.sees("Nothing risky was found.");
        operator.shot("definition-light");
        operator.click("Graph");
        Eventually.on(() -> operator.text(".side-pane .section-title").equals("Check"));
        operator.click("Compare");
        operator.click("Open it");
        operator.sees("Succeeded");
    }

    private void functionThatWritesTo(String group) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("nothing"));
        }
        session.clients().client(LambdaClient.builder()).createFunction(c -> c.functionName("check").runtime(
                Runtime.JAVA21).handler("a.B").role("arn:aws:iam::000000000000:role/any").code(z -> z.zipFile(SdkBytes
                        .fromByteArray(zip.toByteArray()))).loggingConfig(l -> l.logGroup(group)));
    }

    @Test
    void aFailureLeadsToTheLogOfItsFunction(FxRobot robot) throws Exception {
        machine = machine("calls", CALLS);
        var logs = session.clients().client(CloudWatchLogsClient.builder());
        logs.createLogGroup(r -> r.logGroupName("order-checks"));
        logs.createLogStream(r -> r.logGroupName("order-checks").logStreamName("one"));
        run("run-1", "{}", ExecutionStatus.FAILED);
        functionThatWritesTo("order-checks");
        long now = System.currentTimeMillis();
        logs.putLogEvents(r -> r.logGroupName("order-checks").logStreamName("one").logEvents(e -> e.timestamp(now)
                .message("reading order 7"), e -> e.timestamp(now + 1).message("ERROR order 7 has no rows")));
        open(robot, "run-1");
        operator.click("#cause-log");
        operator.sees("order-checks");
        Eventually.on(() -> robot.lookup(".log-error:selected").tryQuery().isPresent());
        Eventually.on(() -> robot.lookup(".log-error").tryQuery().isPresent());
        operator.shot("logs-light");
        operator.dark(true);
        operator.shot("logs-dark");
        operator.dark(false);
        operator.click("#logs-search");
        operator.write("reading");
        Eventually.on(() -> robot.lookup(".log-error").tryQuery().isEmpty());
        operator.press(KeyCode.ESCAPE);
        operator.click("First error");
        Eventually.on(() -> robot.lookup(".log-error:selected").tryQuery().isPresent());
    }

    @Test
    void aFailedJobLeadsToItsAttemptItsLogAndTheObject(FxRobot robot) throws Exception {
        BrokenJob.define(session.clients(), "download");
        machine = machine("jobs", JOBS);
        run("run-1", "{\"project\":7}", ExecutionStatus.FAILED);
        open(robot, "run-1");
        operator.sees("Download failed: States.TaskFailed. Its Batch job ended with exit code 3 in attempt 1.");
        operator.sees("#cause-log");
        operator.sees(BrokenJob.OBJECT + ", named in the log");
        operator.sees("Payload sent");
        operator.shot("cause-light");
        operator.dark(true);
        operator.shot("cause-dark");
        operator.dark(false);
        operator.click("#cause-evidence");
        assertThat(robot.lookup("#cause-said").query().isVisible()).isFalse();
        operator.press(KeyCode.SPACE);
        operator.sees("#cause-said");
        operator.click("#cause-log");
        Eventually.on(() -> robot.lookup(".log-error:selected").tryQuery().isPresent());
        operator.click("#cause-object");
        operator.sees("order-7.csv");
        operator.chord(KeyCode.ALT, KeyCode.LEFT);
        operator.click("#cause-place");
        Eventually.on(() -> operator.text("#name").equals("download-7"));
        operator.chord(KeyCode.ALT, KeyCode.LEFT);
        Operator.onFx(() -> {
            robot.lookup("#cause-act").query().requestFocus();
            return null;
        });
        operator.press(KeyCode.SPACE);
        operator.sees("Redrive this execution?");
        operator.press(KeyCode.ESCAPE);
        operator.click("Input / Output");
        Operator.onFx(() -> {
            robot.lookup("#payload-of").queryComboBox().getSelectionModel().select(1);
            robot.lookup("#payload-call").query().requestFocus();
            return null;
        });
        operator.press(KeyCode.SPACE);
        operator.sees("\"JobQueue\"");
        operator.shot("payload-call-light");
    }

    private void exports() throws Exception {
        Path csv = folder.resolve("events.csv");
        UitestApplication.CHOOSE.add(List.of(csv.toFile()));
        operator.click("Export CSV…");
        Eventually.on(() -> Files.exists(csv));
        assertThat(Files.readString(csv)).contains("1,0,").contains("ExecutionFailed").contains("NotFine")
                .doesNotContain("very-secret");
        Path json = folder.resolve("events.json");
        UitestApplication.CHOOSE.add(List.of(json.toFile()));
        operator.click("Export JSON…");
        Eventually.on(() -> Files.exists(json));
        assertThat(Files.readString(json)).contains("\"token\":\"hidden\"").contains("=1+1").doesNotContain(
                "very-secret");
    }

    private void open(FxRobot robot, String name) throws Exception {
        open();
        operator.click("#nav-executions");
        operator.click(name, () -> Operator.onFx(() -> robot.lookup(".table-row-cell:selected").tryQuery()
                .isPresent()));
        operator.press(KeyCode.ENTER);
    }

    private void run(String name, String input, ExecutionStatus end) throws Exception {
        run(machine, name, input, end);
    }
}
