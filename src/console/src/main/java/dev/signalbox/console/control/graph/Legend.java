package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

/** What the kinds of lines mean, in the corner where the small picture of all is not. */
final class Legend extends FlowPane {
    private static final double MINIMAP = 216;

    Legend() {
        super(14, 2, entry("taken", "graph.taken"), entry("live", "graph.live"), entry("open", "graph.notTaken"), entry(
                "catch", "graph.catch"));
        getStyleClass().add("graph-legend");
        setMouseTransparent(true);
        StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        parentProperty().subscribe(around -> {
            if (around instanceof Region room) {
                maxWidthProperty().bind(room.widthProperty().subtract(MINIMAP));
            }
        });
    }

    private static Label entry(String style, String key) {
        Line line = new Line(0, 0, 22, 0);
        line.getStyleClass().addAll("legend-line", style);
        Label label = new Label(Texts.text(key), line);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().addAll("tiny-text", "text-3", Tones.styleClass(Tone.NOT_STARTED));
        return label;
    }
}
