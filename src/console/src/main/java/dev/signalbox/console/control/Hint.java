package dev.signalbox.console.control;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** A tooltip that is made when somebody points there first: each is a window with a scene of its own, and few are ever read. */
public final class Hint {
    private Hint() {}

    public static void on(Node node, String words) {
        on(node, () -> new Tooltip(words));
    }

    /** Words that are asked for whenever the tooltip comes. */
    public static void live(Node node, Supplier<String> words) {
        on(node, () -> {
            var tooltip = new Tooltip(words.get());
            tooltip.setOnShowing(_ -> tooltip.setText(words.get()));
            return tooltip;
        });
    }

    static void on(Node node, Supplier<Tooltip> tooltip) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip.install(node, tooltip.get());
            }
        });
    }
}
