package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Box;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Rectangle2D;

/** Decides which part of the sheet is in sight: all of it and what goes on, until the operator looks elsewhere. */
final class Camera {
    private static final double READABLE = 0.55;
    private static final double LEAST = 100;
    private static final double HEAD = 80;

    private final Viewport viewport;
    private final CalloutView callout;
    private final BooleanProperty live = new SimpleBooleanProperty();
    private Sheet sheet;
    private Told told = Told.nothing();

    Camera(Viewport viewport, CalloutView callout, Sheet sheet) {
        this.viewport = viewport;
        this.callout = callout;
        this.sheet = sheet;
        viewport.layoutBoundsProperty().subscribe(_ -> keep());
        live.subscribe(_ -> keep());
    }

    /** Whether the execution goes on and what is shown is its newest. */
    BooleanProperty liveProperty() {
        return live;
    }

    void show(Sheet next) {
        sheet = next;
    }

    void tell(Told next) {
        told = next;
    }

    /** Keeps what goes on in sight, or leaves the sheet where it is. */
    void follow(boolean on) {
        viewport.touchedProperty().set(!on);
        keep();
    }

    /** Shows all, as far as it stays readable. */
    void fit() {
        Drawing drawing = sheet.drawing();
        double left = Math.min(0, callout.left());
        double right = Math.max(drawing.width(), callout.right());
        double bottom = Math.max(drawing.height(), callout.bottom());
        viewport.fit(new Rectangle2D(left, 0, right - left, bottom), READABLE);
    }

    /** Shows all, and what goes on if that is too much, unless the operator moved or zoomed. */
    void keep() {
        boolean room = viewport.getWidth() > LEAST && viewport.getHeight() > LEAST;
        if (!viewport.touchedProperty().get() && room && sheet.drawing().width() > 0) {
            fit();
            told.goesOn().filter(_ -> live.get()).flatMap(s -> sheet.box(s).stream()).findFirst().ifPresent(
                    box -> viewport.show(head(box)));
        }
    }

    /** Brings a state into sight for the operator. */
    void reveal(BoxView view) {
        viewport.reveal(head(view));
    }

    /** Of a container only its head must be seen. */
    private static Rectangle2D head(BoxView view) {
        Box box = view.box();
        return new Rectangle2D(box.x(), box.y(), box.width(), Math.min(box.height(), HEAD));
    }
}
