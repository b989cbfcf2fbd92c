package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.ALT;
import static javafx.scene.input.KeyCode.C;
import static javafx.scene.input.KeyCode.COMMA;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DIGIT0;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.EQUALS;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F10;
import static javafx.scene.input.KeyCode.F6;
import static javafx.scene.input.KeyCode.J;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static javafx.scene.input.KeyCode.UP;
import static javafx.scene.input.KeyCode.W;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.app.FaultyEndpoint.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The list of executions, forms, bulk changes and the frame, without a mouse. */
class KeyboardOnlyTest extends KeyboardSession {
    private static final int MANY = 8;

    @Test
    void startsStopsRedrivesAndStartsAgain(FxRobot robot) throws Exception {
        goTo("executions");
        keys.isLedTo(".state-pane").shiftTabTo("#start-execution").press(SPACE).isLedTo("#machines").press(DOWN);
        keys.tabTo("#json").fill("{\"is\":\"slow\"}").press(CONTROL, ENTER);
        keys.until(() -> count(ExecutionStatus.RUNNING) == 1);
        keys.isLedTo(".tab-pane");
        assertThat(keys.ringed()).isTrue();
        keys.paneTo("Executions").tabTo("#stop").press(SPACE).isLedTo("Cancel");
        assertThat(keys.ringed()).isTrue();
        keys.confirm();
        keys.until(() -> count(ExecutionStatus.ABORTED) == 1);
        keys.shiftTabTo("#redrive").press(SPACE).confirm();
        keys.until(() -> count(ExecutionStatus.RUNNING) == 1);
        keys.eyes().sees("#stop");
        goTo("stop…");
        keys.confirm();
        keys.until(() -> count(ExecutionStatus.ABORTED) == 1);

        keys.shiftTabTo("#again").press(SPACE).isLedTo("#machines").tabTo("#json");
        keys.fill("{\"is\":\"fine\"}").press(CONTROL, ENTER);
        keys.until(() -> count(ExecutionStatus.SUCCEEDED) == 1);
        keys.isLedTo(".tab-pane").paneTo("Executions").tabTo("Start again…").press(SPACE).isLedTo("#machines")
                .press(CONTROL, ENTER);
        keys.until(() -> count(ExecutionStatus.SUCCEEDED) == 2);

        keys.isLedTo(".tab-pane").press(ALT, UP).isLedTo("#start-execution").tabTo(TABLE);
        keys.press(CONTROL, TAB).isLedTo("#again").press(ALT, LEFT).isLedTo(TABLE);
        keys.press(ALT, RIGHT).isLedTo("#again").press(CONTROL, W);
        keys.until(() -> robot.lookup(".open-tab").queryAll().size() == 2);
        keys.press(CONTROL, SHIFT, W).isLedTo(TABLE);
        keys.shiftTabTo("#start-execution").press(SPACE).isLedTo("#machines").press(ESCAPE).isLedTo("#start-execution");
    }

    @Test
    void filtersSavesViewsCopiesAndChangesMany() throws Exception {
        run("good", "{\"is\":\"fine\"}", ExecutionStatus.SUCCEEDED);
        run("bad", "{\"is\":\"bad\"}", ExecutionStatus.FAILED);
        for (int i = 0; i < MANY; i++) {
            String name = "s-%03d".formatted(i);
            sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"is\":\"slow\"}"));
        }
        goTo("executions");
        sees(MANY + 2);
        filters();
        copies();
        changesMany();
    }

    private void filters() throws Exception {
        keys.press(SLASH).isLedTo(".text-field").write("s-007");
        sees(1);
        keys.press(ESCAPE).tabTo("Failed").press(SPACE);
        sees(1);
        keys.press(SPACE).tabTo("#executions-filter").menu(SPACE, "State is not", "Running");
        sees(2);
        keys.tabTo("#executions-views").menu(SPACE, "Save this view…").isLedTo("#dialog-name").write("Finished")
                .press(ENTER);
        keys.tabTo("Remove filter: State is not Running").press(SPACE);
        sees(MANY + 2);
        keys.isLedTo("#executions-views").menu(SPACE, "Finished");
        sees(2);
        keys.menu(SPACE, "Delete view", "Finished").shiftTabTo("#executions-filter").menu(SPACE, "Clear all filters");
        sees(MANY + 2);
        keys.menu(SPACE, "Started in the last", "1 h 00 m").menu(SPACE, "State machine is not", "checks");
        sees(0);
        keys.menu(SPACE, "Clear all filters");
        sees(MANY + 2);
    }

    private void copies() throws Exception {
        keys.tabTo(TABLE).press(J).press(J).press(K).press(CONTROL, SHIFT, C);
        assertThat(clipboard()).startsWith("s-").doesNotContain("\n");
        keys.press(CONTROL, A).press(CONTROL, C);
        assertThat(clipboard().lines()).hasSize(MANY + 3);
        keys.press(ALT, SHIFT, C);
        assertThat(clipboard()).contains("arn:aws:states:local-1:000000000000:execution:checks:s-007");
        Path csv = folder.resolve("list.csv");
        UitestApplication.CHOOSE.add(List.of(csv.toFile()));
        keys.menu(new KeyCode[]{SHIFT, F10}, "Export " + (MANY + 2) + " rows as CSV…");
        keys.until(() -> Files.exists(csv) && Files.readAllLines(csv).size() == MANY + 3);
    }

    private void changesMany() throws Exception {
        keys.isLedTo(TABLE).menu(new KeyCode[]{SHIFT, F10}, "Stop " + (MANY + 2) + " chosen…");
        endpoint.misbehave(Fault.SLOW); // else all were stopped before a finger moves
        keys.isLedTo("#bulk-begin").press(SPACE).confirm();
        keys.isLedTo("#bulk-pause").press(SPACE).isLedTo("#bulk-go-on");
        keys.eyes().sees("Paused. Nothing more is done until you go on.");
        keys.tabTo("#bulk-cancel").press(SPACE);
        endpoint.misbehave(Fault.NONE);
        keys.eyes().sees("Cancelled. The rest was not tried.");
        assertThat(count(ExecutionStatus.RUNNING)).isPositive();
        keys.isLedTo("#bulk-export").press(ESCAPE).isLedTo(TABLE);

        keys.shiftTabTo("#executions-many").menu(SPACE, "Stop all " + (MANY + 2) + " shown…");
        endpoint.misbehave(Fault.SLOW);
        keys.isLedTo("#bulk-begin").press(SPACE).confirm();
        keys.isLedTo("#bulk-pause").press(SPACE).isLedTo("#bulk-go-on");
        endpoint.misbehave(Fault.NONE);
        keys.press(SPACE);
        keys.until(() -> count(ExecutionStatus.ABORTED) == MANY);
        keys.isLedTo("#bulk-export").press(ESCAPE).isLedTo("#executions-many").tabTo("Failed").press(SPACE);
        sees(1);
        keys.shiftTabTo("#executions-many").menu(SPACE, "Redrive all 1 shown…").isLedTo("#bulk-begin").press(SPACE)
                .confirm();
        keys.eyes().sees("1 of 1 · 1 done · 0 refused");
        keys.press(ESCAPE).isLedTo("#executions-many").menu(SPACE, "Start all 1 shown again…");
        keys.isLedTo("#bulk-begin").press(SPACE).confirm();
        keys.until(() -> count(ExecutionStatus.FAILED) == 2);
        Path report = folder.resolve("report.csv");
        UitestApplication.CHOOSE.add(List.of(report.toFile()));
        keys.isLedTo("#bulk-export").press(SPACE);
        keys.until(() -> Files.exists(report));
    }

    @Test
    void looksAfterTheFrame() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        session.tasks().start("Download", "s3://results/large.bin", Optional.of(() -> cancelled.set(true)));
        keys.tabTo("#tasks").press(SPACE).tabTo("Cancel").press(SPACE);
        keys.until(cancelled::get);
        keys.press(ESCAPE).isLedTo("#tasks").tabTo("#times").press(SPACE);
        keys.until(() -> keys.eyes().text("#times").equals("UTC"));
        keys.press(SHIFT, SLASH);
        keys.eyes().sees(".help-sheet");
        keys.press(ESCAPE).isLedTo("#times").press(CONTROL, COMMA);
        keys.eyes().sees("#settings-theme-dark");
        keys.tabTo("#settings-theme-system").times(2, RIGHT).press(CONTROL, EQUALS);
        keys.until(() -> keys.eyes().text("#times").equals("UTC") && Operator.onFx(
                () -> dev.signalbox.console.fx.Theme.isDark(stage.getScene())));
        keys.press(CONTROL, DIGIT0).tabTo("#archive-clear").press(SPACE).isLedTo("Cancel").shiftTabTo("#confirm-name")
                .write("LOCAL").tabTo("Clear the archive").press(SPACE);
        keys.isLedTo("#archive-clear");
        goTo("activity");
        keys.isLedTo(".tab-pane").press(RIGHT);
        Path ledger = folder.resolve("ledger.jsonl");
        UitestApplication.CHOOSE.add(List.of(ledger.toFile()));
        keys.tabTo("#export-ledger").press(SPACE).press(DOWN).press(ENTER);
        keys.until(() -> Files.exists(ledger) && Files.readString(ledger).contains("CreateStateMachine"));
        keys.press(CONTROL, SHIFT, F).isLedTo(".text-field").press(F6);
        keys.eyes().sees("Nothing has been started yet.");
    }

    private void sees(int rows) throws Exception {
        keys.until(() -> Math.max(0, keys.eyes().rows(TABLE)) == rows);
    }
}
