package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.time.TimeForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        exports(robot);
        operator.click("#settings-theme-dark");
        Eventually.on(() -> Operator.onFx(() -> Theme.isDark(stage.getScene())));
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
        Eventually.on(() -> operator.text("#times").equals("UTC"));
        operator.click("#times");
        Eventually.on(() -> operator.text("#times").equals("Relative"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        operator.sees("LOCAL");
        imports(robot);
    }

    /** Settings as they are at the beginning. */
    private void exports(FxRobot robot) throws Exception {
        robot.write("settings file");
        operator.sees("#settings-file-export");
        UitestApplication.CHOOSE.add(List.of(carried().toFile()));
        operator.click("#settings-file-export");
        Eventually.on(() -> Files.exists(carried()));
        robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.BACK_SPACE);
    }

    private void imports(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.write("settings file");
        operator.sees("#settings-file-import");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        UitestApplication.CHOOSE.add(List.of(broken.toFile()));
        operator.click("#settings-file-import");
        operator.sees("Nothing was taken from broken.json: it is no JSON.");
        assertThat(Operator.onFx(() -> Theme.isDark(stage.getScene()))).isTrue();
        UitestApplication.CHOOSE.add(List.of(carried().toFile()));
        new Keyboard(robot, stage).press(KeyCode.CONTROL, KeyCode.F).tabTo("#settings-file-import").press(
                KeyCode.SPACE);
        operator.sees("10 settings taken from carried.json.");
        operator.shot("settings-file");
        Eventually.on(() -> !Operator.onFx(() -> Theme.isDark(stage.getScene())));
    }

    private static Path carried() {
        return folder.resolve("carried.json");
    }

    @Test
    void remembersEnvironmentsEnteredByKeysAndByMouse(FxRobot robot) throws Exception {
        operator = new Operator(robot, stage);
        operator.sees("#settings");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.write("environments");
        operator.click("#environment-add");
        operator.sees("#environment-name");
        var keys = new Keyboard(robot, stage).isLedTo("#environment-name").write("rehearsal!");
        operator.sees("A name has letters, digits and hyphens, 30 at most, and is not \"local\".");
        keys.press(KeyCode.BACK_SPACE).tabTo("#environment-endpoint").fill("http://127.0.0.1:4999");
        operator.shot("settings-environment");
        keys.tabTo("#environment-save").press(KeyCode.SPACE);
        operator.sees("rehearsal");
        operator.click("Edit…");
        operator.sees("Change rehearsal");
        keys.isLedTo("#environment-name").fill("stage");
        operator.click("#environment-save");
        operator.sees("stage");
        operator.shot("settings-environments");
        operator.click("Copy command");
        assertThat(Operator.<String>onFx(() -> javafx.scene.input.Clipboard.getSystemClipboard().getString()))
                .isEqualTo(
                        "./signalbox --environment stage");
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
        Operator.onFx(() -> {
            open();
            return true;
        });
        operator.sees("#settings");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.write("environments");
        operator.click("Remove…");
        operator.sees("Remove stage from the list?");
        robot.push(KeyCode.ESCAPE);
        operator.sees("stage");
        operator.click("Remove…");
        keys.isLedTo("Cancel").tabTo("Remove from the list").press(KeyCode.SPACE);
        Eventually.on(() -> Operator.onFx(() -> robot.lookup("stage").queryAll().isEmpty()));
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
