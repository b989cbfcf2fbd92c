package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/**
 * What the bar and the keys choose without opening Settings.
 *
 * @param switchTheme from light to dark or back
 */
public record FrameChoices(Preferences preferences, Executor fxThread, Runnable switchTheme) {
    private static final int STEP = 25;

    void bind(Button times) {
        Tooltip tooltip = new Tooltip();
        times.setTooltip(tooltip);
        times.setOnAction(_ -> preferences.set(TimeForm.CHOSEN, preferences.get(TimeForm.CHOSEN).next()));
        preferences.topic(TimeForm.CHOSEN).subscribe(new LatestOnFx<>(fxThread, form -> {
            times.setText(form.wordsWithZone());
            tooltip.setText(Texts.text("frame.times.next", form.next().words()));
            times.setAccessibleText(Texts.text("frame.times", form.wordsWithZone(), form.next().words()));
        }));
    }

    void bind(FrameKeys keys) {
        keys.on(Shortcut.LARGER, () -> Look.step(preferences, STEP));
        keys.on(Shortcut.SMALLER, () -> Look.step(preferences, -STEP));
        keys.on(Shortcut.USUAL_SIZE, () -> preferences.set(Look.SCALE, Look.SCALE.fallback()));
    }
}
