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
