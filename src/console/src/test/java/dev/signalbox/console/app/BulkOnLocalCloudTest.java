package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.FaultyEndpoint.Fault;
import dev.signalbox.console.control.table.MenuKeys;
import dev.signalbox.console.control.table.MenuMouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud: an operator stops, redrives and restarts many executions, by mouse and keyboard. */
class BulkOnLocalCloudTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#executions-table";

    private FaultyEndpoint endpoint;
    private String machine = "";

    @Override
    Session session(Path data) throws IOException {
        var cloud = DisturbedCloud.start(data);
        endpoint = cloud.endpoint();
        return cloud.session();
    }

    @BeforeEach
    void startThree() throws Exception {
        machine = machine("waits",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}");
        for (String name : List.of("w-1", "w-2", "w-3")) {
            start(machine, name, "{\"of\":\"" + name + "\"}");
        }
        open();
    }

    private List<ExecutionListItem> executions() {
        return sfn.listExecutions(r -> r.stateMachineArn(machine)).executions();
    }

    private long count(ExecutionStatus status) {
        return count(machine, status);
    }

    @Test
    void stopsRedrivesAndRestartsMany(FxRobot robot) throws Exception {
        operator.click("#nav-executions");
        Eventually.on(() -> operator.rows(TABLE) == 3);

        operator.choose(TABLE, "w-2"::equals);
        operator.click("#executions-many");
        MenuKeys.walk(robot, "Stop 1 chosen…");
        operator.sees("Stop 1 execution");
        operator.click("#bulk-begin");
        operator.sees(
                "They end as Aborted. Batch jobs that they wait for are asked to stop; what they have done stays.");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        Eventually.on(() -> count(ExecutionStatus.ABORTED) == 1);
        operator.sees("Finished.");

        operator.seesBadge(TABLE, "Aborted");
        plan(robot, "Stop all 3 shown…");
        operator.sees("Left out: 1. Nothing can be done to them.");
        operator.shot("bulk-plan");
        begin(robot);
        Eventually.on(() -> count(ExecutionStatus.ABORTED) == 3);
        operator.sees("2 of 2 · 2 done · 0 refused");

        operator.sees("Finished.");
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(TABLE + " .status-badge").queryAll().stream().filter(
                b -> b.isVisible() && b instanceof javafx.scene.control.Labeled l && "Aborted".equals(l.getText()))
                .count() == 3));
        plan(robot, "Redrive all 3 shown…");
        begin(robot);
        Eventually.on(() -> count(ExecutionStatus.RUNNING) == 3);
        assertThat(executions()).extracting(ExecutionListItem::redriveCount).containsOnly(1);

        operator.sees("3 of 3 · 3 done · 0 refused");
        plan(robot, "Start all 3 shown again…");
        begin(robot);
        Eventually.on(() -> executions().size() == 6);
        operator.sees("3 of 3 · 3 done · 0 refused");
        operator.shot("bulk-report");
        exports();
    }

    @Test
    void pausesGoesOnAndCancelsByTheMouse() throws Exception {
        operator.click("#nav-executions");
        Eventually.on(() -> operator.rows(TABLE) == 3);
        operator.click("#start-execution");
        operator.sees("#machines");
        beginSlowly("Start all 3 shown again…");
        operator.click("#bulk-pause");
        operator.sees("Paused. Nothing more is done until you go on.");
        endpoint.misbehave(Fault.NONE);
        operator.click("#bulk-go-on");
        Eventually.on(() -> executions().size() == 6);
        operator.sees("3 of 3 · 3 done · 0 refused");
        operator.click("#bulk-close");
        operator.sees("#start-execution"); // the plan closed the form, so that it can be opened again
        Eventually.on(() -> operator.rows(TABLE) == 6);

        beginSlowly("Stop all 6 shown…");
        operator.click("#bulk-cancel");
        endpoint.misbehave(Fault.NONE);
        operator.sees("Cancelled. The rest was not tried.");
        assertThat(count(ExecutionStatus.RUNNING)).isPositive();
    }

    /** Nothing is answered at first: else all were done before the mouse is there. */
    private void beginSlowly(String what) throws Exception {
        operator.click("#executions-many");
        MenuMouse.click(new FxRobot(), what);
        endpoint.misbehave(Fault.SLOW);
        operator.click("#bulk-begin");
        operator.click(".dialog-pane .danger");
    }

    private void exports() throws Exception {
        Path report = folder.resolve("report.csv");
        UitestApplication.CHOOSE.add(List.of(report.toFile()));
        operator.click("#bulk-export");
        Eventually.on(() -> Files.exists(report));
        assertThat(Files.readAllLines(report)).hasSize(4).anyMatch(l -> l.startsWith("w-1-") && l.contains("Done"));
        operator.click("#bulk-close");
        operator.dark(true);
        operator.shot("bulk-none-dark");
    }

    /** By keyboard alone. */
    private void plan(FxRobot robot, String what) throws Exception {
        Operator.onFx(() -> {
            robot.lookup("#executions-many").query().requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);
        MenuKeys.walk(robot, what);
    }

    private void begin(FxRobot robot) throws Exception {
        operator.sees("#bulk-begin");
        Operator.onFx(() -> {
            robot.lookup("#bulk-begin").query().requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);
        operator.sees(".confirmation");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
    }
}
