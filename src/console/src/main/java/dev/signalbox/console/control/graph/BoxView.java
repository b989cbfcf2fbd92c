package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;

/** The node of a box: it takes its tone from the state's progress. */
abstract class BoxView extends StackPane {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Drawing.Box box;
    private String tone = "";

    BoxView(Drawing.Box box) {
        this.box = box;
        setManaged(false);
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        tone(Tone.NOT_STARTED);
    }

    Drawing.Box box() {
        return box;
    }

    void tone(Tone next) {
        String styleClass = Tones.styleClass(next);
        if (!styleClass.equals(tone)) {
            getStyleClass().remove(tone);
            getStyleClass().add(styleClass);
            tone = styleClass;
        }
    }

    /** The style class of its tone. */
    String tone() {
        return tone;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Marks it as what somebody searches for. */
    void found(boolean found) {
        pseudoClassStateChanged(FOUND, found);
    }

    /** Leads to the execution that the state started, if it did. */
    void open() {}

    /** Leads into the strip of a Map's iterations, if it has one. */
    void enter() {}

    abstract void show(Optional<StateProgress> progress, Instant now);

    @Override
    protected double computePrefWidth(double height) {
        return box.width();
    }

    @Override
    protected double computePrefHeight(double width) {
        return box.height();
    }
}
