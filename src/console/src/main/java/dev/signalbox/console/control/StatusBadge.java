package dev.signalbox.console.control;

import dev.signalbox.console.model.StatusWord;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A state as tint, icon and word. In tables it is used plain, without tint. */
public final class StatusBadge extends Label {
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    private final ObjectProperty<@Nullable StatusWord> status = new SimpleObjectProperty<>();
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE, 12);
    private String tone = "";

    public StatusBadge() {
        getStyleClass().setAll("status-badge");
        setMinWidth(USE_PREF_SIZE);
        setGraphic(icon);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        status.subscribe(this::show);
    }

    public StatusBadge(StatusWord word) {
        this();
        status.set(word);
    }

    /** The look for table cells. */
    public StatusBadge plain() {
        pseudoClassStateChanged(PLAIN, true);
        return this;
    }

    /** Empty hides the badge. */
    public ObjectProperty<@Nullable StatusWord> statusProperty() {
        return status;
    }

    private void show(@Nullable StatusWord word) {
        setVisible(word != null);
        if (word != null) {
            getStyleClass().remove(tone);
            tone = Tones.styleClass(word.tone());
            getStyleClass().add(tone);
            icon.setGlyph(Tones.glyph(word.tone()));
            setText(word.word());
            setAccessibleText(word.word());
        }
    }
}
