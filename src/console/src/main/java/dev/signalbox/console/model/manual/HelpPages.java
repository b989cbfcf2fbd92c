package dev.signalbox.console.model.manual;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import java.util.Locale;

/** Which page tells of what is open. */
public final class HelpPages {
    private HelpPages() {}

    public static ManualPlace of(Destination destination) {
        return switch (destination) {
            case Destination.Stack _ -> ManualPlace.of("stack");
            case Destination.Execution _,Destination.RefusedRows _ -> ManualPlace.of("execution");
            default -> of(destination.place());
        };
    }

    /** Every place has a page of its name. */
    public static ManualPlace of(Place place) {
        return ManualPlace.of(place.name().toLowerCase(Locale.ROOT));
    }
}
