package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An operator's whole story, by clicking in the real console against the local cloud over the wire. */
@ExtendWith(ApplicationExtension.class)
class WholeStory {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir static Path data;

    private Stage stage;
    private ConsoleWindow window;
    private FxRobot robot;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, window::close);
    }

    @Test
    @Timeout(600)
    void deploysStartsAnswersWatchesAndOpensTheFiles(FxRobot given) throws Exception {
        robot = given;
        open();

        click(text("Deploy"));
        seen(text("Complete"));
        usable("#start");
        shot("story-pipelines");

        robot.clickOn("#start");
        usable("#run");
        robot.clickOn("#run");
        seen(containing("Waiting for callback"));
        shot("story-executions");

        robot.clickOn("#nav-callbacks");
        click(text("WaitForCallback").negate().and(containing("callback-download")));
        usable("#send");
        shot("story-callbacks");
        robot.clickOn("#send");
        seen(text("200"));

        robot.clickOn("#nav-batch");
        seen(row("Succeeded"));
        shot("story-batch");

        robot.clickOn("#nav-executions");
        seen(containing("Succeeded"));
        files();
    }

    private void files() throws Exception {
        robot.clickOn("#nav-files");
        seen(containing("filebucket"));
        enter(containing("filebucket"));
        var folder = row("/").and(containing("sample-provider").negate());
        seen(folder);
        var name = robot.lookup(folder).queryLabeled().getText();
        robot.clickOn("#address").push(KeyCode.END).write(name).push(KeyCode.ENTER);
        seen(text("manifest.json"));
        robot.clickOn(text("manifest.json"));
        seen(containing("sha256"));
        shot("story-files");
        assertThat(robot.lookup(text("manifest.json")).tryQuery()).isPresent();
    }

    private void open() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            window = new ConsoleWindow(stage, () -> Session.start(new Settings(data, Optional.of(0))));
            window.open(data);
        });
        seen(text("Deploy"));
    }

    private void click(Predicate<Node> node) throws Exception {
        seen(node);
        robot.clickOn(node);
    }

    /** Opens a row by the keyboard; two clicks on a busy machine may be too far apart to be one double click. */
    private void enter(Predicate<Node> node) {
        robot.clickOn(node);
        robot.push(KeyCode.ENTER);
    }

    private void seen(Predicate<Node> node) throws Exception {
        Eventually.on(PATIENCE, () -> WaitForAsyncUtils.asyncFx(() -> robot.lookup(node).tryQuery().isPresent())
                .get(20, TimeUnit.SECONDS));
    }

    private void usable(String query) throws Exception {
        Eventually.on(PATIENCE, () -> WaitForAsyncUtils.asyncFx(
                () -> robot.lookup(query).tryQuery().filter(n -> !n.isDisabled()).isPresent()).get(20,
                        TimeUnit.SECONDS));
    }

    private static Predicate<Node> text(String words) {
        return node -> shown(node) && words.equals(((Labeled) node).getText());
    }

    private static Predicate<Node> containing(String words) {
        return node -> shown(node) && ((Labeled) node).getText().contains(words);
    }

    /** A label or cell inside a table. */
    private static Predicate<Node> row(String words) {
        return containing(words).and(node -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (at.getStyleClass().contains("table-row-cell")) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean shown(Node node) {
        return node instanceof Labeled labeled && labeled.getText() != null && node.isVisible();
    }

    private void shot(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + "-light.png"));
            Theme.setDark(stage.getScene(), true);
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + "-dark.png"));
            Theme.setDark(stage.getScene(), false);
            return null;
        }).get(30, TimeUnit.SECONDS);
    }
}
