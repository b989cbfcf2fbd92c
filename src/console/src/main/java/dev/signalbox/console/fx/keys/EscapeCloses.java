package dev.signalbox.console.fx.keys;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Escape closes what lies beside the console's window. Lists and trees would keep the key for themselves, so they are not asked; a
 * field is, since it may have something to take back first.
 */
public final class EscapeCloses {
    private EscapeCloses() {}

    /** @param root of the window */
    public static void install(Node root, Runnable close) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!(event.getTarget() instanceof TextInputControl)) {
                key(event, close);
            }
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, close));
    }

    private static void key(KeyEvent event, Runnable close) {
        if (Shortcut.CLOSE.matches(event)) {
            close.run();
            event.consume();
        }
    }
}
