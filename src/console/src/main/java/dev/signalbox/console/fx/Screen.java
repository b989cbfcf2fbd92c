package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination;

/** What the frame asks of a screen's controller. */
public interface Screen {
    /** The screen is on top now, or is asked for something else while it is: show this. Polling may start. */
    void show(Destination destination);

    /** Another screen is on top: stop polling. The screen keeps its state for the way back. */
    void hide();

    /** The operator asks for fresh data. What is polled comes by itself; a screen that reads on its own reads again. */
    default void refresh() {}

    /** The tab of this detail was closed: nothing of it is kept. */
    default void forget(Destination detail) {}
}
