package dev.signalbox.console.control.card;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.model.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A number with its word, which leads to what it counts. Zero has no colour: nothing is wrong then. */
public final class Stat extends Button {
    private final Tone tone;
    private final String word;
    private final Icon icon;
    private final VBox look = new VBox();
    private final Label number = new Label("–");

    public Stat(Tone tone, String word, Runnable open) {
        this.tone = tone;
        this.word = word;
        icon = new Icon(Tones.glyph(tone), 12);
        getStyleClass().setAll("button", "stat");
        number.getStyleClass().add("statistic");
        Label caption = new Label(word);
        caption.getStyleClass().addAll("tiny-text", "text-3");
        HBox line = new HBox(6, icon, number);
        line.setAlignment(Pos.CENTER_LEFT);
        look.getChildren().addAll(line, caption);
        setGraphic(look);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> open.run());
        show(0);
        number.setText("–");
    }

    public void show(int count) {
        number.setText(String.format(java.util.Locale.ROOT, "%,d", count));
        look.getStyleClass().setAll(Tones.styleClass(count == 0 ? Tone.NOT_STARTED : tone));
        setAccessibleText(count + " " + word);
    }
}
