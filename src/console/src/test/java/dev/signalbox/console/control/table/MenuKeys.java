package dev.signalbox.console.control.table;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** Walks through an open menu as somebody without a mouse does: down to an item, right into its submenu, Enter. */
public final class MenuKeys {
    private static final int MOST = 30;

    private MenuKeys() {}

    public static void walk(FxRobot robot, String... path) throws Exception {
        for (int i = 0; i < path.length; i++) {
            String wanted = path[i];
            Eventually.on(() -> seen(wanted));
            KeyCode way = isLow(wanted) ? KeyCode.UP : KeyCode.DOWN;
            for (int step = 0; step < MOST && !focused(wanted); step++) {
                robot.push(way);
            }
            robot.push(i < path.length - 1 ? KeyCode.RIGHT : KeyCode.ENTER);
        }
    }

    private static boolean seen(String text) throws Exception {
        return TestFrame.onFx(() -> items(text).findAny().isPresent());
    }

    /** Whether the item is reached sooner from the end of its menu. */
    private static boolean isLow(String text) throws Exception {
        return TestFrame.onFx(() -> items(text).findAny().map(n -> {
            List<Node> all = n.getParent().getChildrenUnmodifiable();
            return all.indexOf(n) > all.size() / 2;
        }).orElse(false));
    }

    private static boolean focused(String text) throws Exception {
        return TestFrame.onFx(() -> items(text).anyMatch(Node::isFocused));
    }

    static Stream<Node> items(String text) {
        return Window.getWindows().stream().filter(w -> w instanceof PopupWindow && w.isShowing()).map(Window::getScene)
                .map(Scene::getRoot).flatMap(r -> r.lookupAll(".menu-item").stream())
                .filter(n -> label(n).filter(text::equals).isPresent());
    }

    private static Optional<String> label(Node item) {
        return item.lookupAll(".label").stream().filter(javafx.scene.control.Label.class::isInstance)
                .map(n -> ((javafx.scene.control.Label) n).getText()).findFirst();
    }
}
