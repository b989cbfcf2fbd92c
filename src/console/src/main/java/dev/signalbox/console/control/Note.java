package dev.signalbox.console.control;

import dev.signalbox.console.model.Tone;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A tinted line with an icon: what happened and, at the right, what can be done about it. */
public final class Note extends HBox {
    private static final PseudoClass ACTING = PseudoClass.getPseudoClass("acting");

    private final Label text = new Label();
    private final HBox actions = new HBox();

    public Note(Tone tone, String message) {
        getStyleClass().addAll("note", Tones.styleClass(tone));
        actions.getStyleClass().add("note-actions");
        text.setWrapText(true);
        text.setText(message);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        actions.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new Icon(Tones.glyph(tone)), text, actions);
    }

    public void setText(String message) {
        text.setText(message);
    }

    public Note with(Node... nodes) {
        actions.getChildren().setAll(nodes);
        pseudoClassStateChanged(ACTING, nodes.length > 0);
        return this;
    }
}
