package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.ALT;
import static javafx.scene.input.KeyCode.C;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.E;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.G;
import static javafx.scene.input.KeyCode.H;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.P;
import static javafx.scene.input.KeyCode.PAGE_UP;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.T;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.fx.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One execution with all its tabs, and the Map Runs of another, without a mouse. */
class KeyboardDetailTest extends KeyboardSession {
    private static final String MAPS = """
            {"StartAt":"All","States":{"All":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":4,
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Hold",
              "States":{"Hold":{"Type":"Wait","Seconds":600,"End":true}}},"End":true}}}""";
    private static final String CALLS = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
             "Parameters":{"FunctionName":"ask","Payload":{}},"End":true}}}""";

    @Test
    void readsAnExecutionInAllItsTabs() throws Exception {
        session.clients().client(S3Client.builder()).createBucket(b -> b.bucket("orders"));
        run("good", "{\"is\":\"fine\"}", ExecutionStatus.SUCCEEDED);
        run("bad", "{\"is\":\"bad\",\"from\":\"s3://orders/in/\"}", ExecutionStatus.FAILED);
        goTo("executions");
        keys.downTo(TABLE, "bad"::equals).press(ENTER).isLedTo(".tab-pane").press(E);
        keys.until(() -> keys.eyes().text(".side-pane .section-title").equals("Refused"));
        walksTheGraph();
        keys.press(T).isLedTo(".table-view").press(DOWN).shiftTabTo("Idle time shown short").press(SPACE);
        readsEvents();
        comparesAndReadsTheDefinition();
        findsInPayloads();
    }

    private void walksTheGraph() throws Exception {
        keys.press(G).isLedTo(".graph-pill").press(HOME).isLedTo(".graph-node").press(ENTER);
        keys.until(() -> keys.eyes().text(".side-pane .section-title").equals("Prepare"));
        keys.press(CONTROL, F).isLedTo(".text-field").write("done").press(ENTER);
        keys.until(() -> keys.eyes().text(".side-pane .section-title").equals("Done"));
        Path svg = folder.resolve("graph.svg");
        UitestApplication.CHOOSE.add(List.of(svg.toFile()));
        keys.tabTo("#graph-export").menu(SPACE, "Save as SVG drawing…");
        keys.until(() -> Files.exists(svg));
        keys.isLedTo("#graph-export").tabTo("#graph-outline").press(SPACE).press(SPACE).paneTo("Close").press(ESCAPE)
                .isLedTo("#graph-outline");
    }

    private void readsEvents() throws Exception {
        keys.press(H).isLedTo("#event-table").downTo("#event-table", "PassStateExited"::equals).press(ENTER);
        keys.eyes().sees("Event 3 of 7");
        keys.paneTo("#scrubber-hold").tabTo("#scrubber").press(PAGE_UP).press(END);
        keys.eyes().sees("Event 7 of 7");
        keys.press(H).isLedTo("#event-table").press(SLASH).isLedTo(".text-field").write("choice");
        keys.until(() -> keys.eyes().rows("#event-table") == 2);
        keys.press(ESCAPE).tabTo("Failed only").press(SPACE);
        keys.until(() -> keys.eyes().rows("#event-table") == 1);
        keys.press(SPACE);
        for (String kind : List.of("JSON", "CSV")) {
            Path file = folder.resolve("events." + kind);
            UitestApplication.CHOOSE.add(List.of(file.toFile()));
            keys.tabTo("Export " + kind + "…").press(SPACE);
            keys.until(() -> Files.exists(file) && Files.readString(file).contains("NotFine"));
        }
    }

    private void comparesAndReadsTheDefinition() throws Exception {
        keys.press(C).isLedTo("#compare-table").shiftTabTo("Way").press(RIGHT).tabTo("#compare-inputs");
        keys.downTo("#compare-inputs", "$.is"::equals).shiftTabTo("Inputs").press(LEFT);
        keys.press(D).isLedTo(".list-view").times(12, DOWN);
        keys.eyes().sees("#definition-facts");
        keys.press(L).isLedTo(".state-pane");
        keys.eyes().sees("States of this kind run nothing that writes a log: only Lambda functions and Batch jobs do.");
        keys.press(C).isLedTo("#compare-table").shiftTabTo("Open it").press(SPACE);
        keys.eyes().sees("Succeeded");
        keys.isLedTo(".tab-pane").press(ALT, LEFT).isLedTo("Open it");
    }

    private void findsInPayloads() throws Exception {
        keys.press(P).isLedTo(".list-view").press(CONTROL, F).isLedTo(".text-field").write("orders").press(ESCAPE);
        keys.isLedTo(".list-view").shiftTabTo("Input as a tree").press(SPACE).tabTo(".tree-view");
        keys.until(() -> !keys.press(END).eyes().text("$.from").isEmpty()); // the tree is read beside the FX thread
        keys.press(ENTER).eyes().sees("No key begins with this address.");
    }

    @Test
    void readsALogAndChangesTheLimitsOfAMapRun() throws Exception {
        var logs = session.clients().client(CloudWatchLogsClient.builder());
        logs.createLogGroup(r -> r.logGroupName("/aws/lambda/ask"));
        logs.createLogStream(r -> r.logGroupName("/aws/lambda/ask").logStreamName("one"));
        machine = sfn.createStateMachine(r -> r.name("calls").definition(CALLS).roleArn(ROLE)).stateMachineArn();
        run("call-1", "{}", ExecutionStatus.FAILED);
        logs.putLogEvents(r -> r.logGroupName("/aws/lambda/ask").logStreamName("one").logEvents(e -> e.timestamp(System
                .currentTimeMillis()).message("ERROR order 7 has no rows")));
        machine = sfn.createStateMachine(r -> r.name("maps").definition(MAPS).roleArn(ROLE)).stateMachineArn();
        String map = sfn.startExecution(r -> r.stateMachineArn(machine).name("map-1").input("{\"items\":[1,2]}"))
                .executionArn();
        goTo("executions");
        keys.until(() -> keys.eyes().rows(TABLE) == 2);
        goTo("call-1");
        keys.isLedTo(".tab-pane").shiftTabTo("#cause-log").press(ENTER);
        keys.eyes().sees("/aws/lambda/ask");
        keys.eyes().sees(Texts.text("logs.guessed.gone"));
        keys.eyes().shot("logs-guessed-light");
        keys.eyes().dark(true);
        keys.eyes().shot("logs-guessed-dark");
        keys.eyes().dark(false);
        keys.press(L).isLedTo(".list-view").shiftTabTo("First error").press(SPACE);
        keys.eyes().sees(".log-error");
        goTo("map-1");
        keys.isLedTo(".tab-pane").press(RIGHT).tabTo("#map-run").tabTo("#map-concurrency").fill("7").press(ENTER);
        keys.until(() -> sfn.describeMapRun(r -> r.mapRunArn(sfn.listMapRuns(l -> l.executionArn(map)).mapRuns()
                .getFirst().mapRunArn())).maxConcurrency() == 7);
        assertThat(keys.ringed()).isTrue();
    }
}
