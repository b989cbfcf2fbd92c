package dev.signalbox.console.control;

import javafx.beans.NamedArg;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A filter that is on or off: icon, word and bold count. */
public final class FilterChip extends ToggleButton {
    private final Label word = new Label();
    private final IntegerProperty count = new SimpleIntegerProperty(-1);

    public FilterChip(@NamedArg("name") String name) {
        this(name, null);
    }

    public FilterChip(@NamedArg("name") String name,
            @NamedArg("glyph") @org.jspecify.annotations.Nullable Glyph glyph) {
        getStyleClass().add("chip");
        setMinWidth(USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        word.setText(name);
        word.textFillProperty().bind(textFillProperty());
        word.fontProperty().bind(fontProperty());
        Label number = new Label();
        number.getStyleClass().add("chip-count");
        number.textProperty().bind(Bindings.createStringBinding(() -> Integer.toString(count.get()), count));
        number.visibleProperty().bind(count.greaterThanOrEqualTo(0));
        number.managedProperty().bind(number.visibleProperty());
        HBox line = new HBox(5, word, number);
        if (glyph != null) {
            line.getChildren().addFirst(new Icon(glyph, 12));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        setGraphic(line);
        setAccessibleText(name);
    }

    public void setName(String name) {
        word.setText(name);
        setAccessibleText(name);
    }

    /** Negative hides the number. */
    public IntegerProperty countProperty() {
        return count;
    }
}
