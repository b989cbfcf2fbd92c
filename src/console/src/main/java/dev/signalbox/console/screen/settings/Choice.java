package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice among a few, as segments; takes effect at once. Its texts are {@code <key>} and {@code <key>.<value>}. */
final class Choice<E extends Enum<E>> extends HBox {
    private final Map<E, ToggleButton> buttons;
    private boolean marking;

    Choice(String key, Preference<E> preference, Preferences preferences, Executor fxThread) {
        super(12);
        buttons = new EnumMap<>(preference.type());
        ToggleGroup group = new ToggleGroup();
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        for (E value : preference.type().getEnumConstants()) {
            ToggleButton button = button(key, value);
            button.setToggleGroup(group);
            buttons.put(value, button);
            segments.getChildren().add(button);
        }
        // Not by actions: arrows choose another one without.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (marking) {
                return; // told by the preference, which may have gone on meanwhile
            }
            if (now == null && before != null) {
                group.selectToggle(before);
            } else if (now != null) {
                preferences.set(preference, preference.type().cast(now.getUserData()));
            }
        });
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label(Texts.text(key), segments), segments);
        preferences.topic(preference).subscribe(new LatestOnFx<>(fxThread, this::mark));
    }

    private static <E extends Enum<E>> ToggleButton button(String key, E value) {
        String id = value.name().toLowerCase(Locale.ROOT);
        ToggleButton button = new ToggleButton(Texts.text(key + "." + id));
        button.setId(key.replace('.', '-') + "-" + id);
        button.setAccessibleText(Texts.text(key) + ": " + button.getText());
        button.setUserData(value);
        return button;
    }

    private void mark(E value) {
        marking = true;
        buttons.forEach((v, button) -> button.setSelected(v == value));
        marking = false;
    }

    static Label label(String words, Node control) {
        Label label = new Label(words);
        label.setLabelFor(control);
        label.setMinWidth(132);
        label.getStyleClass().add("text-2");
        return label;
    }
}
