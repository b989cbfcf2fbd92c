package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
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

    Operator(FxRobot robot, Stage stage) {
        this.robot = robot;
        this.stage = stage;
    }

    /** Waits for the node, by text or by id, and clicks on it. */
    void click(String what) throws Exception {
        robot.clickOn(seen(what), MouseButton.PRIMARY);
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
    }

    void press(KeyCode key) {
        robot.push(key);
    }

    private Point2D seen(String what) throws Exception {
        Eventually.on(() -> middle(what).isPresent());
        return middle(what).orElseThrow();
    }

    private Optional<Point2D> middle(String what) throws Exception {
        return onFx(() -> node(what).map(n -> n.localToScreen(n.getBoundsInLocal()))
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
        seen(what);
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
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }
}
