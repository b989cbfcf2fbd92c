package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.fx.keys.Panes;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.screen.frame.tabs.OpenTabs;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The keys that work everywhere in the window, and the mouse's own buttons for back and forward. */
final class FrameKeys {
    private record Act(BooleanSupplier when, Runnable run) {}

    private final Map<Shortcut, Act> acts = new EnumMap<>(Shortcut.class);
    private final Navigator navigator;
    private final Panes panes;

    FrameKeys(Parent root, Navigator navigator, OpenTabs tabs) {
        this.navigator = navigator;
        panes = new Panes(root);
        on(Shortcut.NEXT_PANE, () -> panes.move(1));
        on(Shortcut.PREVIOUS_PANE, () -> panes.move(-1));
        on(Shortcut.HELP, () -> Help.ask(root.getScene()));
        on(Shortcut.BACK, navigator::back);
        on(Shortcut.FORWARD, navigator::forward);
        on(Shortcut.PARENT, navigator::up);
        on(Shortcut.NEXT_TAB, () -> tabs.step(1));
        on(Shortcut.PREVIOUS_TAB, () -> tabs.step(-1));
        on(Shortcut.CLOSE_TAB, tabs::closeSelected);
        on(Shortcut.CLOSE_ALL_TABS, tabs::closeAll);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::mouse);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
        // On the scene, because that is where keys go while nothing has the focus.
        EventHandler<KeyEvent> keys = this::key;
        root.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
                before.removeEventHandler(KeyEvent.KEY_TYPED, keys);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                now.addEventHandler(KeyEvent.KEY_TYPED, keys);
            }
        });
    }

    void on(Shortcut shortcut, Runnable act) {
        on(shortcut, () -> true, act);
    }

    /** @param when whether the key is for the frame now */
    void on(Shortcut shortcut, BooleanSupplier when, Runnable act) {
        acts.put(shortcut, new Act(when, act));
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextArea area && event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            // Else there would be no way on from a text: it takes Tab, and Ctrl Tab leads to the next tab.
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        } else if (!(event.getTarget() instanceof TextInputControl)) {
            close(event);
        }
        acts.entrySet().stream().filter(a -> !event.isConsumed() && a.getKey().matches(event) && a.getValue().when
                .getAsBoolean()).findFirst()
                .ifPresent(a -> {
                    a.getValue().run.run();
                    event.consume();
                });
    }

    /** What is typed is not thrown away by accident. */
    private void leave(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl field && field.getText().isEmpty()) {
            close(event);
        }
    }

    private void close(KeyEvent event) {
        if (Shortcut.CLOSE.matches(event) && panes.closeSide()) {
            event.consume();
        }
    }

    private void mouse(MouseEvent event) {
        if (event.getButton() == MouseButton.BACK) {
            navigator.back();
        } else if (event.getButton() == MouseButton.FORWARD) {
            navigator.forward();
        }
    }
}
