package dev.signalbox.console.control;

import dev.signalbox.console.model.Tone;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** An entry of the sidebar: icon, word, and a pill when there is something to count. */
public final class NavItem extends ToggleButton {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final Label pill = new Label();
    private final Label word;
    private final Region space = new Region();
    private final String name;
    private final HBox line;

    public NavItem(Glyph glyph, String name) {
        this.name = name;
        getStyleClass().add("nav-item");
        setMaxWidth(Double.MAX_VALUE);
        word = new Label(name);
        word.textFillProperty().bind(textFillProperty());
        word.fontProperty().bind(fontProperty());
        HBox.setHgrow(space, Priority.ALWAYS);
        pill.getStyleClass().add("pill");
        pill.setVisible(false);
        line = new HBox(10, new Icon(glyph), word, space, pill);
        line.setAlignment(Pos.CENTER_LEFT);
        narrow(false);
        setGraphic(line);
        setAccessibleText(name);
    }

    /** Without its word, which then is its tooltip. */
    public void narrow(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        word.setManaged(!narrow);
        word.setVisible(!narrow);
        space.setManaged(!narrow);
        line.setSpacing(narrow ? 3 : 10);
        line.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(widthProperty().subtract(narrow ? 4 : 20));
        pill.managedProperty().bind(pill.visibleProperty());
        setTooltip(narrow ? new Tooltip(name) : null);
    }

    public void count(int number, Tone tone) {
        List<String> look = List.of("pill", Tones.styleClass(tone));
        if (!pill.getStyleClass().equals(look)) { // else all would be styled and painted anew each time that it is counted
            pill.getStyleClass().setAll(look);
        }
        pill.setText(Integer.toString(number));
        pill.setVisible(number > 0);
        setAccessibleText(number > 0 ? name + ", " + number : name);
    }
}
