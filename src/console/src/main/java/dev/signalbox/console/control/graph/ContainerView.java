package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.State;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A Parallel or Map state: a head over what is inside. */
final class ContainerView extends BoxView {
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE);
    private final Label fact = new Label();

    ContainerView(Drawing.Box box, State state) {
        super(box);
        getStyleClass().add("graph-container");
        setAlignment(Pos.TOP_LEFT);
        Label name = new Label(state.name());
        name.getStyleClass().add("node-name");
        Label type = new Label(TypeWords.of(state));
        type.getStyleClass().add("node-type");
        type.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(type, Priority.ALWAYS);
        fact.getStyleClass().add("node-fact");
        fact.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, icon, name, type, fact);
        head.getStyleClass().add("graph-container-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (state.children().stream().allMatch(c -> c.states().isEmpty())) {
            Label nothing = new Label(Texts.text("graph.nothingInside"));
            nothing.getStyleClass().add("node-type");
            setAlignment(nothing, Pos.BOTTOM_LEFT);
            setMargin(nothing, new Insets(0, 0, 12, 12));
            getChildren().add(nothing);
        }
        show(Optional.empty(), Instant.EPOCH);
    }

    @Override
    void show(Optional<StateProgress> progress, Instant now) {
        Tone tone = progress.map(p -> p.phase().word().tone()).orElse(Tone.NOT_STARTED);
        tone(tone);
        icon.setGlyph(Tones.glyph(tone));
        fact.setText(progress.map(p -> p.phase().isOpen() ? Spans.age(p.elapsed(now)) : Spans.words(p.elapsed(now)))
                .orElse(box().untold()));
    }
}
