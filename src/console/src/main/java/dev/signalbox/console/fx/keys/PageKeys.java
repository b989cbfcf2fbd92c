package dev.signalbox.console.fx.keys;

import java.util.EnumMap;
import java.util.Map;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * Keys that belong to one page: they work wherever the focus is in the window, as long as the page is in it, nothing lies over it
 * and no control wanted the key for itself.
 */
public final class PageKeys {
    private final Map<Shortcut, Runnable> acts = new EnumMap<>(Shortcut.class);

    public PageKeys(Node page) {
        EventHandler<KeyEvent> keys = this::key;
        page.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
            }
        });
    }

    public PageKeys on(Shortcut shortcut, Runnable act) {
        acts.put(shortcut, act);
        return this;
    }

    private void key(KeyEvent event) {
        acts.entrySet().stream().filter(a -> a.getKey().matches(event) && !isOver(event)).findFirst().ifPresent(a -> {
            a.getValue().run();
            event.consume();
        });
    }

    private static boolean isOver(KeyEvent event) {
        Node at = event.getTarget() instanceof Node node ? node : null;
        while (at != null && !at.getStyleClass().contains("overlay")) {
            at = at.getParent();
        }
        return at != null;
    }
}
