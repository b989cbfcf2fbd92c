package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud: an operator stops, redrives and restarts many executions, by mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class BulkOnLocalCloudTest {
    private static final String TABLE = "#executions-table";

    @TempDir static Path folder;

    private Stage stage;
    private ConsoleWindow window;
    private SfnClient sfn;
    private String machine = "";

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() throws Exception {
        Operator.onFx(() -> {
            window.close();
            return true;
        });
    }

    private List<ExecutionListItem> executions() {
        return sfn.listExecutions(r -> r.stateMachineArn(machine)).executions();
    }

    private long count(ExecutionStatus status) {
        return executions().stream().filter(e -> e.status() == status).count();
    }

    @Test
    void stopsRedrivesAndRestartsMany(FxRobot robot) throws Exception {
        open();
        Operator operator = new Operator(robot, stage);
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
        plan(robot, operator, "Stop all 3 shown…");
        operator.sees("Left out: 1. Nothing can be done to them.");
        operator.shot("bulk-plan");
        begin(robot, operator);
        Eventually.on(() -> count(ExecutionStatus.ABORTED) == 3);
        operator.sees("2 of 2 · 2 done · 0 refused");

        operator.sees("Finished.");
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(TABLE + " .status-badge").queryAll().stream().filter(
                b -> b.isVisible() && b instanceof javafx.scene.control.Labeled l && "Aborted".equals(l.getText()))
                .count() == 3));
        plan(robot, operator, "Redrive all 3 shown…");
        begin(robot, operator);
        Eventually.on(() -> count(ExecutionStatus.RUNNING) == 3);
        assertThat(executions()).extracting(ExecutionListItem::redriveCount).containsOnly(1);

        operator.sees("3 of 3 · 3 done · 0 refused");
        plan(robot, operator, "Start all 3 shown again…");
        begin(robot, operator);
        Eventually.on(() -> executions().size() == 6);
        operator.sees("3 of 3 · 3 done · 0 refused");
        operator.shot("bulk-report");
        exports(operator);
    }

    private void open() throws Exception {
        Session session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        sfn = session.clients().client(SfnClient.builder());
        machine = sfn.createStateMachine(r -> r.name("waits").definition(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}").roleArn(
                        "arn:aws:iam::000000000000:role/test")).stateMachineArn();
        for (String name : List.of("w-1", "w-2", "w-3")) {
            sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"of\":\"" + name + "\"}"));
        }
        Operator.onFx(() -> {
            window = new ConsoleWindow(stage, () -> session);
            window.open(folder);
            return true;
        });
    }

    private static void exports(Operator operator) throws Exception {
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
    private static void plan(FxRobot robot, Operator operator, String what) throws Exception {
        Operator.onFx(() -> {
            robot.lookup("#executions-many").query().requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);
        MenuKeys.walk(robot, what);
    }

    private static void begin(FxRobot robot, Operator operator) throws Exception {
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
