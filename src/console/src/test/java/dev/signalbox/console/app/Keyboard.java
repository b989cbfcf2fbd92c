package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;

/** An operator without a mouse: looks where the keyboard is, and goes on from there. Nothing here gives the focus by program. */
final class Keyboard {
    private static final PseudoClass RING = PseudoClass.getPseudoClass("ring");
    private static final int MOST = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FxRobot robot;
    private final Stage stage;
    private final Operator eyes;

    Keyboard(FxRobot robot, Stage stage) {
        this.robot = robot;
        this.stage = stage;
        eyes = new Operator(robot, stage);
    }

    /** What is to be seen, without touching it. */
    Operator eyes() {
        return eyes;
    }

    /** Presses keys together. */
    Keyboard press(KeyCode... keys) throws Exception {
        BaseRobot hand = robot.robotContext().getBaseRobot();
        List.of(keys).forEach(hand::pressKeyboard);
        List.of(keys).reversed().forEach(hand::releaseKeyboard);
        rest();
        return this;
    }

    /** Until what the key began has happened and can be seen: what is not drawn yet, nobody presses. */
    private void rest() throws Exception {
        Operator.drawn(stage);
    }

    Keyboard times(int times, KeyCode key) throws Exception {
        for (int i = 0; i < times; i++) {
            press(key);
        }
        return this;
    }

    /** Types into what has the keyboard. */
    Keyboard write(String text) throws Exception {
        robot.targetWindow(Operator.onFx(this::window));
        robot.write(text);
        robot.targetWindow(stage);
        rest();
        return this;
    }

    /** Replaces the text that has the keyboard. */
    Keyboard fill(String text) throws Exception {
        return press(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    /** Tab after Tab, until what is looked for has the keyboard: {@code #id}, or the words on it. */
    Keyboard tabTo(String what) throws Exception {
        return walk(what, KeyCode.TAB);
    }

    Keyboard shiftTabTo(String what) throws Exception {
        return walk(what, KeyCode.SHIFT, KeyCode.TAB);
    }

    /** Pane after pane. */
    Keyboard paneTo(String what) throws Exception {
        return walk(what, KeyCode.F6);
    }

    private Keyboard walk(String what, KeyCode... keys) throws Exception {
        List<String> passed = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos(); // it may have to be loaded first
        while (!isAt(what) && System.nanoTime() < deadline) {
            passed.add(Operator.onFx(() -> String.valueOf(owner().orElse(null))));
            press(keys);
        }
        if (!isAt(what)) {
            throw new AssertionError("The keyboard does not come to " + what + ", but to " + passed.subList(0, Math.min(
                    20, passed.size())));
        }
        return this;
    }

    /** Waits until the keyboard is there by itself. */
    Keyboard isLedTo(String what) throws Exception {
        until(() -> isAt(what));
        return this;
    }

    private boolean isAt(String what) throws Exception {
        return Operator.onFx(() -> owner().filter(n -> is(n, what)).isPresent());
    }

    private static boolean is(Node node, String what) {
        if (what.startsWith("#")) {
            String id = what.substring(1);
            return id.equals(node.getId()) || node.getParent() != null && id.equals(node.getParent().getId());
        }
        return what.startsWith(".") ? node.getStyleClass().contains(what.substring(1))
                : what.equals(node.getAccessibleText()) || node instanceof Labeled labeled && what.equals(labeled
                        .getText());
    }

    /** Whether what has the keyboard shows it. */
    boolean ringed() throws Exception {
        return Operator.onFx(() -> owner().filter(n -> n.getPseudoClassStates().contains(RING)).isPresent());
    }

    /** Opens the menu of what has the keyboard by Space or Shift F10, and walks through it. */
    Keyboard menu(KeyCode open, String... path) throws Exception {
        return menu(new KeyCode[]{open}, path);
    }

    Keyboard menu(KeyCode[] open, String... path) throws Exception {
        press(open);
        MenuKeys.walk(robot, path);
        rest();
        return this;
    }

    /** Says yes in a confirmation, in which the keyboard is on Cancel at first. */
    Keyboard confirm() throws Exception {
        isLedTo("Cancel");
        return press(KeyCode.TAB).press(KeyCode.SPACE);
    }

    /** Down from row to row, until the chosen one has such a text. */
    Keyboard downTo(String table, Predicate<String> text) throws Exception {
        isLedTo(table);
        press(KeyCode.HOME);
        for (int i = 0; i < MOST && !isChosen(text); i++) {
            press(i == 0 ? KeyCode.HOME : KeyCode.DOWN);
        }
        if (!isChosen(text)) {
            throw new AssertionError("There is no such row");
        }
        return this;
    }

    private boolean isChosen(Predicate<String> text) throws Exception {
        return Operator.onFx(() -> owner().filter(n -> n instanceof TableView<?> table && table.getColumns().stream()
                .map(c -> c.getCellData(table.getSelectionModel().getSelectedIndex())).anyMatch(d -> d != null && text
                        .test(d.toString()))).isPresent());
    }

    /** Waits; when it does not come, a picture shows why. */
    void until(Callable<Boolean> condition) throws Exception {
        try {
            Eventually.on(condition);
        } catch (AssertionError e) {
            eyes.shot("keys-failed-" + System.currentTimeMillis() % 100_000);
            throw new AssertionError("The keyboard is at " + Operator.onFx(this::owner), e);
        }
    }

    private Optional<Node> owner() {
        return Optional.ofNullable(window().getScene().getFocusOwner());
    }

    private Window window() {
        return Window.getWindows().stream().filter(w -> w.isFocused() && w.getScene() != null).reduce((_, last) -> last)
                .orElse(stage);
    }

    /** The scene of the window itself. */
    Scene scene() {
        return stage.getScene();
    }
}
