package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.strip.HeatStrip;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** A Distributed Map on a real local cloud: its failures are read by reason, and its limits changed while it runs. */
class MapRunsScreenTest extends ConsoleOnLocalCloud {
    private static final String DEFINITION = """
            {"StartAt":"All","States":{"All":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":4,"ToleratedFailureCount":5,
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Which","States":{
              "Which":{"Type":"Choice","Choices":[{"Variable":"$.is","StringEquals":"bad","Next":"Broken"},
                {"Variable":"$.is","StringEquals":"slow","Next":"Hold"}],"Default":"Fine"},
              "Hold":{"Type":"Wait","Seconds":600,"Next":"Fine"},
              "Broken":{"Type":"Fail","Error":"BadRow","Cause":"The row has no country."},
              "Fine":{"Type":"Succeed"}}},"End":true}}}""";
    private static final String INPUT = "{\"items\":[{\"is\":\"bad\"},{\"is\":\"good\"},{\"is\":\"bad\"},{\"is\":\"good\"},{\"is\":\"slow\"}]}";

    private String execution = "";

    @Test
    void failuresAreReadByReasonAndLimitsChangedWhileItRuns(FxRobot robot) throws Exception {
        execution = start(machine("rows", DEFINITION), "run-1", INPUT);
        open();
        operator.click("#nav-executions");
        operator.click("run-1", () -> Operator.onFx(() -> robot.lookup(".table-row-cell:selected").tryQuery()
                .isPresent()));
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> cells(robot) == 5);
        operator.shot("graph-map-run-light");
        focus(robot, ".state-graph .heat-strip");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> operator.rows("#map-children") == 5);
        Eventually.on(() -> operator.text("#map-counts").equals("2 Succeeded · 2 Failed · 1 Running of 5 items"));
        Eventually.on(() -> operator.rows("#map-failures") == 1);
        Eventually.on(() -> Operator.onFx(() -> robot.lookup("#strips .heat-strip").queryAs(HeatStrip.class).shown()
                .cells().size()) == 5);
        operator.shot("map-runs-light");
        operator.dark(true);
        operator.shot("map-runs-dark");
        operator.dark(false);
        operator.click("#map-concurrency");
        operator.chord(KeyCode.CONTROL, KeyCode.A);
        operator.write("9");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> run().maxConcurrency() == 9);
        operator.click("#map-tolerated");
        operator.chord(KeyCode.CONTROL, KeyCode.A);
        operator.write("4");
        operator.click("#map-apply");
        Eventually.on(() -> run().toleratedFailureCount() == 4);
        assertThat(run().maxConcurrency()).isEqualTo(9);
        assertThat(run().status()).isEqualTo(MapRunStatus.RUNNING); // a percentage of 0 told with them would have ended it
        redriven();
        operator.choose("#map-failures", "BadRow"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("The row has no country.");
        operator.click("Started by run-1"); // the breadcrumb of a child
        operator.sees("Map runs");
        inlineMapsOfNestedExecutions(robot);
    }

    /** A run that ended with its execution goes on with it: what succeeded is kept. */
    private void redriven() throws Exception {
        sfn.stopExecution(r -> r.executionArn(execution));
        operator.click("#redrive");
        operator.click("Redrive execution");
        Eventually.on(() -> operator.text("#map-redrives").startsWith("Redriven 1\u00d7"));
        Eventually.on(() -> operator.text("#map-counts").equals("2 Succeeded · 2 Failed · 1 Running of 5 items"));
        operator.shot("map-runs-redriven");
    }

    /** Each iteration starts an execution: pick one, follow it, and come back. */
    private void inlineMapsOfNestedExecutions(FxRobot robot) throws Exception {
        String child = machine("child",
                """
                        {"StartAt":"Bad?","States":{"Bad?":{"Type":"Choice","Choices":[{"Variable":"$.bad","BooleanEquals":true,"Next":"No"}],
                         "Default":"Yes"},"No":{"Type":"Fail","Error":"BadItem"},"Yes":{"Type":"Succeed"}}}""");
        String parent = machine("parent",
                """
                        {"StartAt":"Each","States":{"Each":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"Call","States":{
                         "Call":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"%s",
                           "Input":{"bad.$":"$.bad","AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$":"$$.Execution.Id"}},
                          "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Skip"}],"End":true},"Skip":{"Type":"Pass","End":true}}},"End":true}}}"""
                        .formatted(
                                child));
        start(parent, "nested-1", "{\"items\":[{\"bad\":false},{\"bad\":true},{\"bad\":false}]}");
        operator.click("#nav-executions");
        operator.click("nested-1", () -> Operator.onFx(() -> robot.from(robot.lookup(".table-row-cell:selected")
                .queryAll()).lookup("nested-1").tryQuery().isPresent()));
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> cells(robot) == 3 && call(robot).contains("Caught error"));
        operator.shot("graph-nested-light");
        focus(robot, ".state-graph .heat-strip");
        operator.press(KeyCode.HOME);
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> call(robot).contains("Succeeded"));
        operator.shot("graph-nested-picked-light");
        operator.click(".node-link");
        operator.click("Started by nested-1");
        Eventually.on(() -> cells(robot) == 3);
    }

    private static String call(FxRobot robot) throws Exception {
        return Operator.onFx(() -> robot.lookup((Node n) -> n.getAccessibleText() != null && n.getAccessibleText()
                .startsWith("Call, Nested")).tryQuery().map(Node::getAccessibleText).orElse(""));
    }

    private static void focus(FxRobot robot, String what) throws Exception {
        Operator.onFx(() -> {
            robot.lookup(what).query().requestFocus();
            return null;
        });
    }

    /** Of the strip on the tab that is on top. */
    private static int cells(FxRobot robot) throws Exception {
        return Operator.onFx(() -> strips(robot).mapToInt(s -> s.shown().cells().size()).max().orElse(0));
    }

    private static Stream<HeatStrip> strips(FxRobot robot) {
        return robot.lookup(n -> n instanceof HeatStrip strip && strip.getWidth() > 0).queryAllAs(HeatStrip.class)
                .stream();
    }

    private DescribeMapRunResponse run() {
        String arn = sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().getFirst().mapRunArn();
        return sfn.describeMapRun(r -> r.mapRunArn(arn));
    }
}
