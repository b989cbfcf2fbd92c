package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to see a place that content on screen names. A control fires it, and the frame leads there. */
public final class GoTo extends Event {
    public static final EventType<GoTo> TYPE = new EventType<>(Event.ANY, "GO_TO");
    private static final long serialVersionUID = 1L;

    private final transient Destination destination;

    public GoTo(Destination destination) {
        super(TYPE);
        this.destination = destination;
    }

    public Destination destination() {
        return destination;
    }
}
