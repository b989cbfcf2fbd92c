package dev.signalbox.console.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.screen.settings.Facts.Part;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LicenceWindowTest {
    /** 80 letters of the mono font, and the paddings: licences have lines of this length. */
    private static final double LINE = 700;

    @Start
    void start(Stage stage) {
        var licence = new LicenceWindow(part -> "The licence of " + part.name(), Runnable::run, new FxThread());
        var about = new Facts().about("0.1.0", () -> List.of(new Part("Jackson", "2.19", "Apache License 2.0",
                "jackson-core"), new Part("picocli", "4.7.7", "Apache License 2.0", "picocli")),
                licence);
        stage.setScene(new Scene(new StackPane(about.content().get()), 600, 400));
        Theme.dress(stage.getScene());
        stage.show();
        stage.sizeToScene();
    }

    @Test
    void showsALicenceByTheMouse(FxRobot robot) throws Exception {
        robot.clickOn("picocli · 4.7.7 · Apache License 2.0");
        Eventually.on(() -> shown(robot).equals("The licence of picocli"));
        Eventually.on(() -> robot.lookup("#licence-text").query().getLayoutBounds().getWidth() > LINE);
        robot.clickOn("Close");
        Eventually.on(() -> robot.lookup("#licence-text").tryQuery().isEmpty());
    }

    @Test
    void showsALicenceByKeys(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            robot.lookup("#settings-about-parts").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.TAB); // all of them are one stop
        assertThat(TestFrame.onFx(() -> robot.lookup("#settings-about-parts").query().isFocused())).isTrue();
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        Eventually.on(() -> shown(robot).equals("The licence of picocli"));
        assertThat(robot.lookup("#licence-text").queryAs(TextArea.class).isEditable()).isFalse();
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> robot.lookup("#licence-text").tryQuery().isEmpty());
    }

    private static String shown(FxRobot robot) {
        return robot.lookup("#licence-text").<TextArea>tryQuery().map(TextArea::getText).orElse("");
    }
}
