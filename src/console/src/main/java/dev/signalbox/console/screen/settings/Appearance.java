package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Theme, size, motion and times. */
public final class Appearance {
    private static final int STEP = 5;

    private final Preferences preferences;
    private final Executor fxThread;

    public Appearance(Preferences preferences, Executor fxThread) {
        this.preferences = preferences;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.look"), Texts.text("settings.look.find"), this::content);
    }

    private Node content() {
        return new VBox(12, new Choice<>("settings.theme", Look.THEME, preferences, fxThread), scale(),
                new Choice<>("settings.motion", Look.MOTION, preferences, fxThread),
                new Choice<>("settings.time", TimeForm.CHOSEN, preferences, fxThread));
    }

    private Node scale() {
        Slider slider = new Slider(Look.SMALLEST, Look.LARGEST, preferences.get(Look.SCALE));
        slider.setId("settings-scale");
        slider.setBlockIncrement(STEP);
        slider.setPrefWidth(260);
        slider.setAccessibleText(Texts.text("settings.scale"));
        Label percent = new Label();
        percent.setMinWidth(44);
        percent.getStyleClass().add("small-text");
        follow(slider, percent);
        Button smaller = Buttons.icon(Glyph.MINUS, Texts.text("settings.scale.smaller"), () -> Look.step(preferences,
                -STEP));
        Button larger = Buttons.icon(Glyph.PLUS, Texts.text("settings.scale.larger"), () -> Look.step(preferences,
                STEP));
        HBox line = new HBox(12, Choice.label(Texts.text("settings.scale"), slider), smaller, slider, larger, percent);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The size changes when the slider is let go: it would move under the pointer while the window grows. */
    private void follow(Slider slider, Label percent) {
        Runnable set = () -> {
            if (!slider.isValueChanging()) {
                preferences.set(Look.SCALE, rounded(slider.getValue()));
            }
        };
        slider.valueProperty().subscribe(v -> {
            percent.setText(rounded(v.doubleValue()) + " %");
            set.run();
        });
        slider.valueChangingProperty().subscribe(_ -> set.run());
        preferences.topic(Look.SCALE).subscribe(new LatestOnFx<>(fxThread, p -> {
            if (!slider.isValueChanging()) {
                slider.setValue(p);
            }
        }));
    }

    private static int rounded(double percent) {
        return (int) Math.round(percent / STEP) * STEP;
    }
}
