package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.Eventually;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud: an operator starts executions by clicking, sees them end, and stops one. */
class ExecutionsOnLocalCloudTest extends ConsoleOnLocalCloud {
    private static final String DEFINITION = """
            {"StartAt":"Prepare","States":{
             "Prepare":{"Type":"Pass","Result":{"ready":true},"ResultPath":"$.prepared","Next":"Long?"},
             "Long?":{"Type":"Choice","Choices":[{"Variable":"$.long","BooleanEquals":true,"Next":"WaitLong"}],"Default":"WaitShort"},
             "WaitLong":{"Type":"Wait","Seconds":600,"Next":"Done"},
             "WaitShort":{"Type":"Wait","Seconds":1,"Next":"Done"},
             "Done":{"Type":"Succeed"}}}""";

    @Test
    void startsWatchesAndStopsExecutions(FxRobot robot) throws Exception {
        String machine = machine("two-ways", DEFINITION);
        open();
        robot.clickOn("#nav-executions");
        run(robot, "{\"long\":false}");
        TestFrame.see(robot, "Succeeded");
        Eventually.on(() -> robot.lookup(".graph-node.tone-succeeded").queryAll().size() == 3);
        operator.shot("local-cloud-succeeded");

        robot.clickOn("#nav-executions");
        TestFrame.see(robot, "1 row");
        run(robot, "{\"long\":true}");
        TestFrame.see(robot, ".graph-node.tone-running");
        robot.clickOn("Stop…");
        TestFrame.see(robot, "Stop execution");
        robot.clickOn("Stop execution");
        TestFrame.see(robot, "Aborted");
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions()).extracting(e -> e.status())
                .containsExactlyInAnyOrder(ExecutionStatus.SUCCEEDED, ExecutionStatus.ABORTED);
    }

    private void run(FxRobot robot, String input) throws Exception {
        robot.clickOn("#start-execution");
        TestFrame.see(robot, ".text-area");
        robot.clickOn(".text-area").push(KeyCode.CONTROL, KeyCode.A).write(input);
        robot.clickOn("Start");
        TestFrame.see(robot, ".graph-viewport");
    }
}
