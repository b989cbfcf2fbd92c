package dev.signalbox.console.screen.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.Golden;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The manual's window over a manual of three pages, by keys and by mouse. */
@ExtendWith(ApplicationExtension.class)
class ManualScreenTest {
    private static final Path PICTURES = Path.of("src/test/resources/golden");
    private static final Map<String, String> FILES = Map.of("contents.md",
            "# Manual\n\n- [Start](start.md)\n- Screens\n  - [Files](files.md)\n", "start.md",
            """
                    # Start in five minutes

                    Press **Deploy** and *wait*. The command is `./signalbox local`; more about it [below](#ports), about
                    [files](files.md#move-a-file), and at [AWS](https://docs.aws.amazon.com/batch/).

                    > **Warning:** What is deleted is gone.

                    1. One thing
                    2. The other
                       - and what belongs to it

                    ```
                    aws s3 ls --endpoint-url http://127.0.0.1:4566
                    aws s3 cp orders.csv s3://incoming
                    ```

                    | Key | What it does |
                    |---|---|
                    | F1 | opens this manual at the page of the screen that is open, also while a dialog asks for something |
                    | Esc | closes |

                    ![A list of callbacks](pictures/callbacks-empty.png)

                    ## Ports

                    The local cloud listens at 4566.
                    """,
            "files.md", "# Files\n\nFiles lie in buckets.\n\n## Move a file\n\nChoose it and press **Move**.\n");

    private final ManualViewModel viewModel = new ManualViewModel(Manual.read(name -> Optional.ofNullable(FILES.get(
            name))));
    private final List<String> opened = new ArrayList<>();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(Views.MANUAL.load(new ManualController(viewModel, (_, dark) -> PICTURES.resolve(
                "callbacks-" + (dark ? "dark" : "light") + ".png").toUri().toString())), 1120, 780));
        stage.addEventHandler(OpenLink.TYPE, link -> opened.add(link.address().toString()));
        Theme.dress(stage.getScene());
        stage.show();
        stage.sizeToScene();
    }

    @Test
    void looksAsItShould() throws Exception {
        TestFrame.onFx(() -> {
            viewModel.go(ManualPlace.of("start"));
            return null;
        });
        var golden = new Golden(PICTURES, Path.of("target/golden"), 0.0005);
        for (boolean dark : new boolean[]{true, false}) {
            WritableImage picture = TestFrame.onFx(() -> {
                Theme.setDark(stage.getScene(), dark);
                Shot.save(stage.getScene(), 1, Path.of("target/shots/manual" + (dark ? "-dark.png" : "-light.png")));
                return Shot.take(stage.getScene(), 0.5);
            });
            golden.compare("manual" + (dark ? "-dark" : "-light"), picture);
        }
    }

    @Test
    void isReadSearchedAndLeftByKeysAlone(FxRobot robot) throws Exception {
        TestFrame.see(robot, ".search-box");
        robot.push(KeyCode.CONTROL, KeyCode.F).write("move file");
        Eventually.on(() -> TestFrame.onFx(() -> viewModel.lines().size() == 1));
        robot.push(KeyCode.ENTER);
        TestFrame.see(robot, "Move a file");
        assertThat(at()).isEqualTo(ManualPlace.parse("files#move-a-file"));
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(at()).isEqualTo(ManualPlace.CONTENTS);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(at()).isEqualTo(ManualPlace.parse("files#move-a-file"));
        robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.ESCAPE).push(KeyCode.DOWN).push(KeyCode.ENTER);
        TestFrame.see(robot, "Start in five minutes");
        TestFrame.onFx(() -> {
            robot.lookup(".manual-picture").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".manual-large").query().isVisible()));
        robot.push(KeyCode.TAB); // not to what is behind it
        assertThat(TestFrame.onFx(() -> robot.lookup("#largeScroll").query().isFocused())).isTrue();
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> TestFrame.onFx(() -> !robot.lookup(".manual-large").query().isVisible()));
        TestFrame.onFx(() -> {
            robot.lookup("#lines").query().requestFocus(); // a list keeps Escape for itself
            return null;
        });
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> TestFrame.onFx(() -> !stage.isShowing()));
        TestFrame.onFx(() -> {
            stage.show();
            return null;
        });
    }

    @Test
    void leadsOnByTheMouseAndCopiesCode(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Start");
        robot.clickOn("Start", MouseButton.PRIMARY);
        TestFrame.see(robot, "Start in five minutes");
        robot.clickOn("AWS", MouseButton.PRIMARY);
        assertThat(opened).containsExactly("https://docs.aws.amazon.com/batch/");
        robot.clickOn(".manual-code .button", MouseButton.PRIMARY);
        assertThat(TestFrame.onFx(() -> Clipboard.getSystemClipboard().getString())).startsWith("aws s3 ls").endsWith(
                "s3://incoming");
        robot.clickOn("below", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(ManualPlace.parse("start#ports"));
        robot.clickOn("#back", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(ManualPlace.of("start"));
        robot.clickOn("files", MouseButton.PRIMARY);
        TestFrame.see(robot, "Move a file");
        robot.clickOn("‹ Start in five minutes", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(ManualPlace.of("start"));
        robot.clickOn(".manual-picture", MouseButton.PRIMARY);
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".manual-large").query().isVisible()));
        robot.clickOn(".manual-large", MouseButton.PRIMARY);
        Eventually.on(() -> TestFrame.onFx(() -> !robot.lookup(".manual-large").query().isVisible()));
    }

    @Test
    void keepsAPageWithAPictureInsideItsWindowFromTheFirstLookOn(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            viewModel.go(ManualPlace.of("start"));
            stage.getScene().setRoot(Views.MANUAL.load(new ManualController(viewModel, (_, _) -> PICTURES.resolve(
                    "callbacks-light.png").toUri().toString())));
            return null;
        });
        Eventually.on(() -> TestFrame.onFx(() -> isWithin(robot, 1120)));
        TestFrame.onFx(() -> {
            stage.setMinWidth(0); // windows of tests before share the stage
            stage.setWidth(800);
            return null;
        });
        Eventually.on(() -> TestFrame.onFx(() -> isWithin(robot, 800)));
    }

    private static boolean isWithin(FxRobot robot, double width) {
        double picture = right(robot.lookup(".manual-picture").query());
        return picture > width / 2 && picture <= width && right(robot.lookup(".manual-table").query()) <= width;
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    @Test
    void saysEverythingToAScreenReaderAndSaysSoWhenNothingIsFound(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            viewModel.go(ManualPlace.of("start"));
            return null;
        });
        assertThat(TestFrame.onFx(() -> robot.lookup(".manual-picture").query().getAccessibleText())).contains(
                "A list of callbacks");
        assertThat(TestFrame.onFx(() -> robot.lookup(".manual-text").query().getAccessibleText())).startsWith(
                "Press Deploy and wait.");
        assertThat(TestFrame.onFx(() -> robot.lookup(".manual-page").query().getAccessibleText())).isEqualTo(
                "Start in five minutes");
        robot.push(KeyCode.CONTROL, KeyCode.F).write("zebra");
        TestFrame.see(robot, "No page has these words.");
        robot.push(KeyCode.ESCAPE);
    }

    private ManualPlace at() throws Exception {
        return TestFrame.onFx(() -> viewModel.placeProperty().get());
    }
}
