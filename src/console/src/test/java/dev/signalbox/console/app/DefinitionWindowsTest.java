package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.look.ScaledRoot;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A definition that the desktop opened: drawn, judged, and drawn anew when it has changed. */
@ExtendWith(ApplicationExtension.class)
class DefinitionWindowsTest {
    @TempDir private Path folder;
    private final Preferences preferences = Preferences.forgotten();
    private final DefinitionWindows windows = new DefinitionWindows(_ -> {}, () -> Optional.of(preferences));

    private static List<Stage> shown() throws Exception {
        return Operator.onFx(() -> Window.getWindows().stream().filter(w -> w instanceof Stage s
                && "orders.asl.json - Signalbox".equals(s.getTitle())).map(Stage.class::cast).toList());
    }

    @AfterEach
    void close() throws Exception {
        List<Stage> open = shown();
        Operator.onFx(() -> {
            open.forEach(Stage::hide);
            return true;
        });
    }

    private String verdict() throws Exception {
        Stage stage = shown().getFirst();
        return Operator.onFx(() -> ((Label) stage.getScene().lookup("#definition-file-verdict")).getText());
    }

    @Test
    void showsWhatLiesInAFileAndWhatIsWrongWithIt() throws Exception {
        Path file = folder.resolve("orders.asl.json");
        Files.writeString(file,
                """
                        {"StartAt": "Fetch", "States": {
                          "Fetch": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "fetch"},
                            "Next": "Large?"},
                          "Large?": {"Type": "Choice", "Choices": [{"Variable": "$.size", "NumericGreaterThan": 1000, "Next": "Wait"}],
                            "Default": "Done"},
                          "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Done"},
                          "Done": {"Type": "Succeed"}}}
                        """);
        assertThat(windows.show(file).join()).isEmpty();
        assertThat(shown()).hasSize(1);
        assertThat(verdict()).isEqualTo("A definition with 4 states that can be run");
        Operator.drawn(shown().getFirst());
        shots("definition-file");
        Files.copy(Files.writeString(folder.resolve("next"),
                "{\"StartAt\":\"Gone\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}"), file,
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(windows.show(file).join()).isEmpty();
        assertThat(shown()).hasSize(1);
        assertThat(verdict()).isEqualTo("This cannot be run as it is: 2 findings");
        Stage stage = shown().getFirst();
        assertThat(Operator.onFx(() -> ((VBox) stage.getScene().lookup("#definition-file-findings")).getChildren()
                .size())).isPositive();
    }

    @Test
    void looksAsWasChosenAndIsClosedByEscapeFromWhereverOneIs(FxRobot robot) throws Exception {
        preferences.set(Look.THEME, Look.ThemeChoice.DARK);
        preferences.set(Look.SCALE, 150);
        Path file = Files.writeString(folder.resolve("orders.asl.json"),
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        assertThat(windows.show(file).join()).isEmpty();
        Stage stage = shown().getFirst();
        Eventually.on(() -> Operator.onFx(() -> Theme.isDark(stage.getScene()) && ((ScaledRoot) stage.getScene()
                .getRoot()).factorProperty().get() == 1.5));
        Operator.drawn(stage);
        Operator.onFx(() -> {
            stage.getScene().lookup(".json-view .list-view").requestFocus(); // a list keeps Escape for itself
            return true;
        });
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> !stage.isShowing());
    }

    @Test
    void saysWhyAFileIsNotShown() throws Exception {
        assertThat(windows.show(folder.resolve("gone.asl")).join()).contains("There is no file " + folder.resolve(
                "gone.asl") + ".");
        assertThat(shown()).isEmpty();
    }

    private static void shots(String name) throws Exception {
        Stage stage = shown().getFirst();
        for (boolean dark : List.of(false, true)) {
            Operator.onFx(() -> {
                Theme.setDark(stage.getScene(), dark);
                return true;
            });
            Operator.drawn(stage);
            Operator.onFx(() -> {
                Shot.save(stage.getScene(), 1, Path.of("target/shots", name + (dark ? "-dark" : "-light") + ".png"));
                return true;
            });
        }
    }
}
