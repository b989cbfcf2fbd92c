package dev.signalbox.console.fx;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/** Something wants to lie over the screens, as palette and help do, until it is answered or Escape is pressed; then it is hidden. */
public final class LayOver extends Event {
    public static final EventType<LayOver> TYPE = new EventType<>(Event.ANY, "LAY_OVER");
    /** What lies there has been answered. */
    public static final EventType<Event> CLOSE = new EventType<>(Event.ANY, "LAY_OVER_CLOSE");
    /** The chooser of environments is to lie there. */
    public static final EventType<Event> CHOOSER = new EventType<>(Event.ANY, "LAY_OVER_CHOOSER");
    private static final long serialVersionUID = 1L;

    private final transient Node node;

    public LayOver(Node node) {
        super(TYPE);
        this.node = node;
    }

    public Node node() {
        return node;
    }
}
