package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud: an operator starts executions by clicking, sees them end, and stops one. */
@ExtendWith(ApplicationExtension.class)
class ExecutionsOnLocalCloudTest {
    private static final String DEFINITION = """
            {"StartAt":"Prepare","States":{
             "Prepare":{"Type":"Pass","Result":{"ready":true},"ResultPath":"$.prepared","Next":"Long?"},
             "Long?":{"Type":"Choice","Choices":[{"Variable":"$.long","BooleanEquals":true,"Next":"WaitLong"}],"Default":"WaitShort"},
             "WaitLong":{"Type":"Wait","Seconds":600,"Next":"Done"},
             "WaitShort":{"Type":"Wait","Seconds":1,"Next":"Done"},
             "Done":{"Type":"Succeed"}}}""";

    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private SfnClient sfn;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() throws Exception {
        TestFrame.onFx(() -> {
            window.close();
            return null;
        });
    }

    @Test
    void startsWatchesAndStopsExecutions(FxRobot robot) throws Exception {
        session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        sfn = session.clients().client(SfnClient.builder());
        sfn.createStateMachine(r -> r.name("two-ways").definition(DEFINITION).roleArn(
                "arn:aws:iam::000000000000:role/test"));
        TestFrame.onFx(() -> {
            window = new ConsoleWindow(stage, () -> session);
            window.open(folder);
            return null;
        });
        TestFrame.see(robot, "#nav-executions");
        robot.clickOn("#nav-executions");
        run(robot, "{\"long\":false}");
        TestFrame.see(robot, "Succeeded");
        Eventually.on(() -> robot.lookup(".graph-node.tone-succeeded").queryAll().size() == 3);
        shot("local-cloud-succeeded");

        robot.clickOn("#nav-executions");
        TestFrame.see(robot, "1 row");
        run(robot, "{\"long\":true}");
        TestFrame.see(robot, ".graph-node.tone-running");
        robot.clickOn("Stop…");
        TestFrame.see(robot, "Stop execution");
        robot.clickOn("Stop execution");
        TestFrame.see(robot, "Aborted");
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(sfn.listStateMachines().stateMachines().getFirst()
                .stateMachineArn()))
                .executions()).extracting(e -> e.status()).containsExactlyInAnyOrder(ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.ABORTED);
    }

    private void run(FxRobot robot, String input) throws Exception {
        robot.clickOn("#start-execution");
        TestFrame.see(robot, ".text-area");
        robot.clickOn(".text-area").push(KeyCode.CONTROL, KeyCode.A).write(input);
        robot.clickOn("Start");
        TestFrame.see(robot, ".graph-viewport");
    }

    private void shot(String name) throws Exception {
        TestFrame.onFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        });
    }
}
