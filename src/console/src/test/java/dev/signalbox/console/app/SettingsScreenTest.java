package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.time.TimeForm;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Theme, size and times: by keys and by mouse, at once, and again at the next start. */
@ExtendWith(ApplicationExtension.class)
class SettingsScreenTest {
    @TempDir static Path folder;

    private Stage stage;
    private ConsoleWindow window;
    private Operator operator;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        open();
    }

    private void open() {
        window = new ConsoleWindow(stage, () -> Session.start(new Settings(folder.resolve("data"), Optional.of(0))));
        window.open(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
        Operator.onFx(() -> {
            TimeForm.choose(TimeForm.LOCAL, stage.getScene().getRoot());
            stage.setWidth(1440); // all tests have one window
            stage.setHeight(900);
            return true;
        });
    }

    @Test
    void changesTheLookAtOnceAndRemembersIt(FxRobot robot) throws Exception {
        operator = new Operator(robot, stage);
        operator.sees("#settings");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        operator.sees("#settings-theme-dark");
        operator.shot("settings-light");
        operator.click("#settings-theme-dark");
        Eventually.on(() -> Operator.onFx(() -> Theme.isDark(stage.getScene())));
        operator.shot("settings-dark");
        double before = height("#settings-theme-dark");
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        Eventually.on(() -> Math.abs(height("#settings-theme-dark") - before * 1.5) < 1);
        operator.shot("settings-150");
        operator.click("#settings-time-utc");
        Eventually.on(() -> operator.text("#times").equals("UTC"));
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("licence");
        Eventually.on(() -> !Operator.onFx(() -> robot.lookup("#settings-theme-dark").query().getParent().getParent()
                .getParent().getParent().isVisible()));
        operator.sees("Apache License 2.0");
        again();
        assertThat(Operator.onFx(() -> Theme.isDark(stage.getScene()))).isTrue();
        assertThat(operator.text("#times")).isEqualTo("UTC");
        operator.click("#times");
        Eventually.on(() -> operator.text("#times").equals("Relative"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        operator.sees("LOCAL");
    }

    /** Closes the window and starts the console anew. */
    private void again() throws Exception {
        Operator.onFx(() -> {
            stage.setWidth(1200);
            stage.setHeight(760);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        operator.click("#nav-activity");
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
        Operator.onFx(() -> {
            stage.setWidth(1440);
            open();
            return true;
        });
        Eventually.on(() -> Operator.onFx(() -> Theme.isDark(stage.getScene()) && stage.getWidth() == 1200
                && stage.getHeight() == 760));
        Eventually.on(() -> Math.abs(height("#settings") - 28 * 1.25) < 1);
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().lookup("#nav-activity") instanceof ToggleButton at
                && at.isSelected()));
    }

    private double height(String what) throws Exception {
        return Operator.onFx(() -> {
            Node node = stage.getScene().getRoot().lookup(what);
            return node == null ? 0 : node.localToScreen(node.getBoundsInLocal()).getHeight();
        });
    }
}
