package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.Sketch;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Looks at the window and clicks in it as an operator does. All that touches nodes happens on the FX thread: rows come and
 * change all the time, and bounds that two threads compute at once break.
 */
final class Operator {
    private final FxRobot robot;
    private final Stage stage;
    private final Duration patience;

    Operator(FxRobot robot, Stage stage) {
        this(robot, stage, Duration.ofSeconds(20));
    }

    /** @param patience how long what is looked for may take to come */
    Operator(FxRobot robot, Stage stage, Duration patience) {
        this.robot = robot;
        this.stage = stage;
        this.patience = patience;
    }

    /** Waits until the node, found by text or by id, is there and not disabled, and clicks on it. */
    void click(String what) throws Exception {
        clickAt(() -> node(what).filter(n -> !n.isDisabled()));
    }

    /** Clicks when the mouse has come to what is looked for: it may have moved meanwhile. */
    private void clickAt(Callable<Optional<Node>> what) throws Exception {
        Eventually.on(patience, () -> {
            Point2D middle = seen(what);
            robot.moveTo(middle);
            drawn(stage);
            return middle(what).filter(m -> m.distance(middle) < 1).isPresent();
        });
        robot.clickOn(MouseButton.PRIMARY);
    }

    /** Waits until the window was laid out anew: what is not drawn yet has neither its place nor ears for keys. */
    static void drawn(Stage stage) throws Exception {
        CountDownLatch pulse = new CountDownLatch(1);
        Runnable count = pulse::countDown;
        Scene scene = onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(count);
            Platform.requestNextPulse();
            return stage.getScene();
        });
        boolean came = pulse.await(20, TimeUnit.SECONDS);
        onFx(() -> {
            scene.removePostLayoutPulseListener(count);
            return true;
        });
        assertThat(came).as("drawn").isTrue();
    }

    /** Clicks on the first row of a table that has a cell with such a text, until it is chosen: it may have moved while the mouse did. */
    void choose(String table, Predicate<String> text) throws Exception {
        Eventually.on(patience, () -> {
            if (!isChosen(table, text)) {
                clickAt(() -> cells(table, text).findFirst().map(c -> c.lookup(".text"))); // beside it is what copies
            }
            return isChosen(table, text);
        });
    }

    private boolean isChosen(String table, Predicate<String> text) throws Exception {
        return onFx(() -> cells(table, text).anyMatch(c -> c instanceof TableCell<?, ?> cell && cell.getTableRow()
                .isSelected()));
    }

    private Stream<Node> cells(String table, Predicate<String> text) {
        return robot.lookup(table + " .table-cell").queryAll().stream()
                .filter(c -> visible(c) && c instanceof Labeled cell && cell.getText() != null && text.test(cell
                        .getText()));
    }

    /** Waits until a row of the table has a badge with this word. */
    void seesBadge(String table, String word) throws Exception {
        Eventually.on(patience, () -> onFx(() -> robot.lookup(table + " .status-badge").queryAll().stream()
                .anyMatch(b -> visible(b) && b instanceof Labeled badge && word.equals(badge.getText()))));
    }

    /** Clicks on the row with this text until the condition holds: it may have moved while the mouse did. */
    void click(String row, Callable<Boolean> until) throws Exception {
        Eventually.on(() -> {
            if (!until.call()) {
                click(row);
            }
            return until.call();
        });
    }

    /** What a test left pressed or open would disturb the next one on the same screen. */
    static void leave() throws Exception {
        var robot = new FxRobot();
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        robot.moveTo(new Point2D(1, 1));
        UitestApplication.CHOOSE.clear();
    }

    void press(KeyCode key) {
        robot.push(key);
    }

    /** Keys that are pressed together. */
    void chord(KeyCode... keys) {
        robot.push(keys);
    }

    /** Types into what has the keyboard. */
    void write(String text) {
        robot.write(text);
    }

    private Point2D seen(Callable<Optional<Node>> what) throws Exception {
        Eventually.on(patience, () -> middle(what).isPresent());
        return middle(what).orElseThrow();
    }

    private static Optional<Point2D> middle(Callable<Optional<Node>> what) throws Exception {
        return onFx(() -> what.call().map(n -> n.localToScreen(n.getBoundsInLocal()))
                .map(b -> new Point2D(b.getCenterX(), b.getCenterY())));
    }

    /** Tables keep cells aside that look like those on screen, so only what can be seen counts. */
    private Optional<Node> node(String what) {
        return robot.lookup(what).queryAll().stream().filter(this::visible).findFirst();
    }

    private boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        var screen = node.localToScreen(node.getBoundsInLocal());
        return screen != null && screen.getWidth() > 0 && screen.getMinX() >= stage.getX() && screen.getMinY() >= stage
                .getY() && screen.getMaxX() <= stage.getX() + stage.getWidth();
    }

    void sees(String what) throws Exception {
        seen(() -> node(what));
    }

    /** The text of a label or button, empty if there is none. */
    String text(String id) throws Exception {
        return onFx(() -> node(id).map(n -> ((Labeled) n).getText()).orElse(""));
    }

    /** How many rows the table has, negative if there is no table. */
    int rows(String table) throws Exception {
        return onFx(() -> node(table).map(n -> ((TableView<?>) n).getItems().size()).orElse(-1));
    }

    /** The chosen row of a table. Call it on the FX thread. */
    @Nullable
    Object chosen(String table) {
        return node(table).map(n -> (Object) ((TableView<?>) n).getSelectionModel().getSelectedItem()).orElse(null);
    }

    void dark(boolean on) throws Exception {
        onFx(() -> {
            Theme.setDark(stage.getScene(), on);
            return true;
        });
    }

    /** Writes a picture to {@code target/shots}. */
    void shot(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return true;
        });
        Sketch.keep(stage.getScene(), name);
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }
}
