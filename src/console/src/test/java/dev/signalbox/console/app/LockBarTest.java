package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.store.ledger.Ledger;
import java.nio.file.Files;
import java.time.Duration;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The lock at the top of the window, by mouse and by keyboard, on a cloud that the console takes for production. */
class LockBarTest extends LockedConsole {
    private static final String HOLDS = "{\"StartAt\":\"Hold\",\"States\":{\"Hold\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";
    private String running = "";

    @Override
    void seed() {
        String machine = states().createStateMachine(r -> r.name("holds").definition(HOLDS).roleArn(ROLE))
                .stateMachineArn();
        running = states().startExecution(r -> r.stateMachineArn(machine).name("run-1").input("{}")).executionArn();
    }

    private boolean isUnlocked() {
        return session.lock().state().latest() instanceof LockState.Unlocked;
    }

    private String words() throws Exception {
        return operator.text("#lock-button");
    }

    @Test
    void unlocksStopsAndLocksByTheMouse(FxRobot robot) throws Exception {
        open();
        assertThat(words()).isEqualTo("Read-only · Unlock");
        operator.click("#nav-executions");
        operator.choose("#executions-table", "run-1"::equals);
        robot.doubleClickOn("run-1");
        operator.sees("#stop");
        shots("locked-execution");

        operator.click("#stop");
        operator.sees("#unlock-account");
        operator.sees("Read-only: unlock PROD to stop executions");
        shots("locked-offer");
        assertThat(status(running)).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(Operator.onFx(() -> robot.lookup("#confirm-verb").queryButton().isDisabled())).isTrue();
        robot.clickOn("#unlock-account", MouseButton.PRIMARY).write(ACCOUNT);
        shots("locked-typed");
        operator.click("#confirm-verb");
        Eventually.on(this::isUnlocked);
        Eventually.on(() -> words().matches("Changes allowed · 1[45]:\\d\\d"));
        shots("unlocked-execution");
        assertThat(status(running)).as("the press that offered to unlock did not act").isEqualTo(
                ExecutionStatus.RUNNING);

        operator.click("#stop");
        operator.sees("PROD · production account " + ACCOUNT + " (shop)");
        shots("locked-level-2");
        operator.click("#confirm-verb");
        Eventually.on(() -> states().describeExecution(r -> r.executionArn(running))
                .status() == ExecutionStatus.ABORTED);
        operator.click("#lock-button .arrow-button");
        operator.click("Lock now");
        Eventually.on(() -> words().equals("Read-only · Unlock"));
        Eventually.on(() -> Files.readString(Ledger.in(data())).contains("by hand"));
        assertThat(Files.readString(Ledger.in(data()))).contains("\"Unlock\"", "PROD " + ACCOUNT + " for 15 min");
        assertThat(heard.changes()).containsExactly("StopExecution");
    }

    @Test
    void unlocksExtendsAndLocksByTheKeyboard(FxRobot robot) throws Exception {
        open();
        robot.push(CONTROL, SHIFT, L);
        new Keyboard(robot, stage).isLedTo("Cancel").shiftTabTo("#unlock-account").write("shop").tabTo("#confirm-verb")
                .press(SPACE);
        Eventually.on(this::isUnlocked);
        robot.push(CONTROL, SHIFT, L);
        Eventually.on(() -> !isUnlocked());
    }

    @Test
    void saysTheLastMinuteAndFitsANarrowWindow() throws Exception {
        open();
        session.lock().unlock(Duration.ofSeconds(40));
        Eventually.on(() -> Operator.onFx(() -> accessible().contains("in less than a minute")));
        Operator.onFx(() -> {
            stage.setWidth(1100);
            return true;
        });
        Operator.drawn(stage);
        shots("unlocked-narrow");
        assertThat(words()).matches("(Changes allowed · )?0:\\d\\d");
        assertThat(Operator.onFx(() -> {
            var bar = stage.getScene().lookup("#bar");
            return bar.getBoundsInLocal().getWidth() <= 1100 && stage.getScene().lookup("#settings").localToScene(stage
                    .getScene().lookup("#settings").getBoundsInLocal()).getMaxX() <= 1100;
        })).isTrue();
    }

    private String accessible() {
        return ((Labeled) stage.getScene().lookup("#lock-button")).getAccessibleText();
    }

    private void shots(String name) throws Exception {
        operator.dark(true);
        operator.shot(name + "-dark");
        operator.dark(false);
        operator.shot(name + "-light");
    }
}
