package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.BACK_SPACE;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.F;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What was changed in the real console, against the local cloud. */
class ActivityScreenTest extends ConsoleOnLocalCloud {
    private static final String SECRET = "never-in-the-ledger";

    @BeforeEach
    void begin() throws Exception {
        open();
    }

    @Test
    void notesEveryChangeWithoutSecretsAndTellsOfTampering() throws Exception {
        String machine = machine("nightly",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}");
        String run = start(machine, "one", "{\"password\":\"" + SECRET + "\"}");
        sfn.stopExecution(e -> e.executionArn(run).cause(SECRET));
        sfn.listExecutions(e -> e.stateMachineArn(machine));
        operator.click("#nav-activity");
        operator.click("Changes 3");
        Eventually.on(() -> operator.rows("#changes .table-view") == 3);
        operator.sees("StopExecution");
        operator.sees("3 changes, each as it was written");
        operator.shot("activity-light");
        operator.dark(true);
        operator.shot("activity-dark");
        operator.dark(false);
        operator.choose("#changes .table-view", "StopExecution"::equals);
        operator.sees("#change-detail");
        operator.shot("activity-change");
        operator.chord(CONTROL, F);
        operator.write("stop");
        Eventually.on(() -> operator.rows("#changes .table-view") == 1);
        operator.chord(CONTROL, A);
        operator.press(BACK_SPACE);
        Path ledger = data().resolve("ledger.jsonl");
        assertThat(Files.readString(ledger)).contains(run).doesNotContain(SECRET);

        Path exported = folder.resolve("ledger.jsonl");
        UitestApplication.CHOOSE.add(List.of(exported.toFile()));
        operator.click("#export-ledger");
        operator.click("JSON Lines, can be verified…");
        Eventually.on(() -> Files.exists(exported));
        assertThat(exported).hasSameTextualContentAs(ledger);

        Files.writeString(ledger, Files.readString(ledger).replace("\"done\"", "\"dome\""));
        operator.click("#verify-ledger");
        operator.sees("Line 1 does not follow from the one before: the ledger was changed outside of Signalbox");
        Path table = folder.resolve("ledger.csv");
        UitestApplication.CHOOSE.add(List.of(table.toFile()));
        operator.click("#export-ledger");
        operator.click("CSV for spreadsheets…");
        Eventually.on(() -> Files.exists(table) && Files.readString(table).lines().count() == 4);
        operator.click("#apis-tab");
        operator.sees("ListExecutions");
    }

    @Test
    void namesWhatRunsBeforeItCloses(FxRobot robot) throws Exception {
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
