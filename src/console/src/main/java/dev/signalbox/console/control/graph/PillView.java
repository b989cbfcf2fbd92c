package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The start, the end, or a state in which the machine ends. */
final class PillView extends BoxView {
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE, 12);

    PillView(Drawing.Box box) {
        super(box);
        getStyleClass().add("graph-pill");
        String name = switch (box.shape()) {
            case START -> Texts.text("graph.start");
            case END -> Texts.text("graph.end");
            case MISSING -> box.missing();
            case NODE, PILL, CONTAINER, FOLDED -> box.id();
        };
        HBox line = new HBox(5, icon, new Label(name));
        line.setAlignment(Pos.CENTER);
        getChildren().add(line);
        if (box.shape() == Drawing.Shape.MISSING) {
            getStyleClass().add("graph-missing");
            icon.setGlyph(Glyph.ALERT);
        } else {
            show(Optional.empty(), Instant.EPOCH);
        }
    }

    @Override
    void show(Optional<StateProgress> progress, Instant now) {
        reached(progress.map(p -> p.phase().word().tone()).orElse(Tone.NOT_STARTED));
        box().state().ifPresent(s -> setAccessibleText(s.name() + ", " + TypeWords.of(s) + ", " + progress.map(
                p -> p.phase().word().word() + ", " + Spans.words(p.elapsed(now))).orElse(box().untold())));
    }

    /** For start and end, which no event names. */
    void reached(Tone tone) {
        tone(tone);
        icon.setGlyph(Tones.glyph(tone));
        icon.setVisible(tone != Tone.NOT_STARTED);
        icon.setManaged(icon.isVisible());
    }
}
