package dev.signalbox.console.control;

import dev.signalbox.console.model.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** An entry of the sidebar: icon, word, and a pill when there is something to count. */
public final class NavItem extends ToggleButton {
    private final Label pill = new Label();
    private final String name;

    public NavItem(Glyph glyph, String name) {
        this.name = name;
        getStyleClass().add("nav-item");
        setMaxWidth(Double.MAX_VALUE);
        Label word = new Label(name);
        word.textFillProperty().bind(textFillProperty());
        word.fontProperty().bind(fontProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        pill.getStyleClass().add("pill");
        pill.setVisible(false);
        HBox line = new HBox(10, new Icon(glyph), word, space, pill);
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(line);
        setAccessibleText(name);
    }

    public void count(int number, Tone tone) {
        pill.getStyleClass().setAll("pill", Tones.styleClass(tone));
        pill.setText(Integer.toString(number));
        pill.setVisible(number > 0);
        setAccessibleText(number > 0 ? name + ", " + number : name);
    }
}
