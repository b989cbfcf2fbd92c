package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination;

/** What the frame asks of a screen's controller. */
public interface Screen {
    /** The screen is on top now, or is asked for something else while it is: show this. Polling may start. */
    void show(Destination destination);

    /** Another screen is on top: stop polling. The screen keeps its state for the way back. */
    void hide();
}
