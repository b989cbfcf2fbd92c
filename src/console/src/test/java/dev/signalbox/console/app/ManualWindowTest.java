package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.look.ScaledRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Help from the real console: the page of what is open, also from a dialog. */
@ExtendWith(ApplicationExtension.class)
class ManualWindowTest {
    @TempDir static Path folder;

    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        window = new ConsoleWindow(stage, () -> Session.start(new Settings(folder.resolve("data"), Optional.of(0))));
        window.open(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void f1OpensThePageOfWhatIsOpenAlsoFromADialog(FxRobot robot) throws Exception {
        Operator operator = new Operator(robot, stage);
        operator.sees("#settings");
        assertThat(manuals()).isEmpty();
        robot.clickOn("#help", MouseButton.PRIMARY);
        isAt("Overview");
        Stage first = manuals().getFirst();
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        isAt("Signalbox manual");
        Operator.onFx(() -> {
            ((Button) robot.lookup("#help").query()).fire(); // the manual lies over it
            return true;
        });
        isAt("Overview");
        assertThat(manuals()).containsExactly(first);
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> manuals().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.write("environments");
        operator.sees("#environment-add");
        robot.push(KeyCode.F1);
        isAt("Settings");
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> manuals().isEmpty());
        operator.click("#environment-add");
        operator.sees("#environment-name");
        robot.push(KeyCode.F1);
        isAt("Connect to AWS");
        assertThat(Operator.onFx(() -> manuals().getFirst().getOwner() instanceof Stage)).isTrue();
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> manuals().isEmpty());
        operator.sees("#environment-name");
        robot.push(KeyCode.ESCAPE);
    }

    private static void isAt(String title) throws Exception {
        Eventually.on(() -> Operator.onFx(() -> manuals().stream().map(m -> m.getScene().getRoot().lookup(
                ".manual-page")).map(Node::getAccessibleText).toList().equals(List.of(title))));
    }

    private static List<Stage> manuals() {
        return Window.getWindows().stream().filter(w -> w.getScene() != null && w.getScene()
                .getRoot() instanceof ScaledRoot
                && w.getScene().getRoot().lookup(".manual-page") != null).map(Stage.class::cast).toList();
    }
}
