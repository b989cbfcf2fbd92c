package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What was changed in the real console, against the local cloud. */
@ExtendWith(ApplicationExtension.class)
class ActivityScreenTest {
    private static final String SECRET = "never-in-the-ledger";

    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void notesEveryChangeWithoutSecretsAndTellsOfTampering(FxRobot robot) throws Exception {
        SfnClient states = session.clients().client(SfnClient.builder());
        String machine = states.createStateMachine(m -> m.name("nightly").roleArn(
                "arn:aws:iam::000000000000:role/states").definition(
                        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}"))
                .stateMachineArn();
        String run = states.startExecution(e -> e.stateMachineArn(machine).name("one").input("{\"password\":\""
                + SECRET + "\"}")).executionArn();
        states.stopExecution(e -> e.executionArn(run).cause(SECRET));
        states.listExecutions(e -> e.stateMachineArn(machine));
        var operator = new Operator(robot, stage);
        operator.click("#nav-activity");
        operator.click("Changes 3");
        Eventually.on(() -> operator.rows("#changes .table-view") == 3);
        operator.sees("StopExecution");
        operator.sees("3 changes, each as it was written");
        operator.shot("activity-light");
        operator.dark(true);
        operator.shot("activity-dark");
        operator.dark(false);
        Path ledger = folder.resolve("data/ledger.jsonl");
        assertThat(Files.readString(ledger)).contains(run).doesNotContain(SECRET);

        Path exported = folder.resolve("ledger.jsonl");
        UitestApplication.CHOOSE.add(List.of(exported.toFile()));
        operator.click("#export-ledger");
        Eventually.on(() -> Files.exists(exported));
        assertThat(exported).hasSameTextualContentAs(ledger);

        Files.writeString(ledger, Files.readString(ledger).replace("\"done\"", "\"dome\""));
        operator.click("#verify-ledger");
        operator.sees("Line 1 does not follow from the one before: the ledger was changed outside of Signalbox");
        operator.click("#apis-tab");
        operator.sees("ListExecutions");
        operator.shot("activity-budget");
    }

    @Test
    void namesWhatRunsBeforeItCloses(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage);
        operator.sees("#nav-activity");
        session.tasks().start("Download", "s3://results/large.bin", Optional.empty());
        askToClose();
        operator.sees("Download s3://results/large.bin");
        operator.shot("close-running");
        robot.push(KeyCode.ESCAPE);
        assertThat(Operator.onFx(stage::isShowing)).isTrue();
        askToClose();
        operator.click("Stop and close");
        Eventually.on(() -> !Operator.onFx(stage::isShowing));
    }

    private void askToClose() {
        WaitForAsyncUtils.asyncFx(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }
}
