package dev.signalbox.console.control.table;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;

/** Clicks through an open menu: on an item, and sideways into its submenu. */
public final class MenuMouse {
    private MenuMouse() {}

    public static void click(FxRobot robot, String... path) throws Exception {
        for (String wanted : path) {
            Eventually.on(() -> TestFrame.onFx(() -> MenuKeys.items(wanted).findAny().isPresent()));
            Node item = TestFrame.onFx(() -> MenuKeys.items(wanted).findAny().orElseThrow());
            robot.clickOn(item, Motion.HORIZONTAL_FIRST, MouseButton.PRIMARY);
        }
    }
}
