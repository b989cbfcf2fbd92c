package dev.signalbox.console.fx.help;

import dev.signalbox.console.model.manual.ManualPlace;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.stage.Window;

/** Somebody wants help. A control fires it, and the application answers it with the manual. */
public final class OpenManual extends Event {
    public static final EventType<OpenManual> TYPE = new EventType<>(Event.ANY, "OPEN_MANUAL");
    private static final long serialVersionUID = 1L;

    private final transient Optional<ManualPlace> place;
    private final transient Window from;

    /**
     * Asks for it.
     *
     * @param place empty for the page of the screen that is open
     * @param from the window in which help was wanted: while a dialog is open, only what belongs to it can be used
     */
    public OpenManual(Optional<ManualPlace> place, Window from) {
        super(TYPE);
        this.place = place;
        this.from = from;
    }

    public Optional<ManualPlace> place() {
        return place;
    }

    public Window from() {
        return from;
    }
}
