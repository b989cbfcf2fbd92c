package dev.signalbox.console.fx;

import dev.signalbox.console.model.environments.EnvironmentChoice;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants another environment. A control fires it, and the application answers it with a window. */
public final class OpenEnvironment extends Event {
    public static final EventType<OpenEnvironment> TYPE = new EventType<>(Event.ANY, "OPEN_ENVIRONMENT");
    private static final long serialVersionUID = 1L;

    private final transient EnvironmentChoice choice;

    public OpenEnvironment(EnvironmentChoice choice) {
        super(TYPE);
        this.choice = choice;
    }

    public EnvironmentChoice choice() {
        return choice;
    }
}
