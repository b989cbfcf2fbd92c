package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;

/** A number within bounds; takes effect at once. Its texts are {@code <key>} and {@code <key>.hint}. */
record NumberChoice(String key, Preference<Integer> preference, int least, int most) {
    Node line(Preferences preferences, Executor fxThread) {
        Spinner<Integer> spinner = new Spinner<>(least, most, Math.clamp(preferences.get(preference), least, most));
        spinner.setId(key.replace('.', '-'));
        spinner.setEditable(true);
        spinner.setPrefWidth(96);
        spinner.setAccessibleText(Texts.text(key));
        spinner.getEditor().setAccessibleText(Texts.text(key));
        spinner.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                preferences.set(preference, now);
            }
        });
        preferences.topic(preference).subscribe(new LatestOnFx<>(fxThread, n -> spinner.getValueFactory().setValue(n)));
        Label hint = new Label(Texts.text(key + ".hint"));
        hint.getStyleClass().addAll("small-text", "text-3");
        HBox line = new HBox(12, Choice.label(Texts.text(key), spinner), spinner, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
