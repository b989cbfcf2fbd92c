package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Walks through every screen and asks each control that takes the keyboard for its name. */
class AccessibilityTest extends ConsoleOnLocalCloud {
    private static final List<String> PLACES = List.of("pipelines", "executions", "callbacks", "batch", "files",
            "outbox", "activity");

    private final List<String> problems = new ArrayList<>();

    @Test
    void everyControlThatTakesTheKeyboardHasAName(FxRobot robot) throws Exception {
        open();
        for (String place : PLACES) {
            operator.click("#nav-" + place);
            check(place);
        }
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        operator.sees("#settings-theme-dark");
        check("settings");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        operator.sees(".palette");
        check("palette");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.F1);
        operator.sees(".help-sheet");
        check("help");
        assertThat(problems).isEmpty();
    }

    private void check(String place) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        List<String> nameless = Operator.onFx(() -> {
            Set<Node> labelled = new HashSet<>();
            List<Node> found = new ArrayList<>();
            collect(stage.getScene().getRoot(), found, labelled);
            assertThat(found).hasSizeGreaterThan(5);
            return found.stream().filter(n -> !hasName(n) && !labelled.contains(n)).map(Node::toString).toList();
        });
        nameless.forEach(n -> problems.add(place + ": " + n));
    }

    private static void collect(Node node, List<Node> found, Set<Node> labelled) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        if (node.isFocusTraversable() && !(node instanceof TabPane)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> collect(c, found, labelled));
        }
    }

    private static boolean hasName(Node node) {
        boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return said || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }
}
