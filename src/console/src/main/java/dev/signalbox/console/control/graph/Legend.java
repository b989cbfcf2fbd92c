package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

/** What the kinds of lines mean. */
final class Legend extends HBox {
    Legend() {
        super(14, entry("taken", "graph.taken"), entry("open", "graph.notTaken"), entry("catch", "graph.catch"));
        getStyleClass().add("graph-legend");
        setMouseTransparent(true);
        StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static Label entry(String style, String key) {
        Line line = new Line(0, 0, 22, 0);
        line.getStyleClass().addAll("legend-line", style);
        Label label = new Label(Texts.text(key), line);
        label.getStyleClass().addAll("tiny-text", "text-3", Tones.styleClass(Tone.NOT_STARTED));
        return label;
    }
}
