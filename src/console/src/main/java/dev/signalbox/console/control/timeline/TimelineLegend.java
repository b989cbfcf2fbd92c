package dev.signalbox.console.control.timeline;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the pieces of a bar mean. */
public final class TimelineLegend extends HBox {
    public TimelineLegend() {
        super(12, entry("over", Tone.RUNNING, "timeline.try"), entry("over", Tone.PENDING, "timeline.pause"), entry(
                "over", Tone.WAITING, "timeline.waiting"), entry("coming", Tone.WAITING, "timeline.coming"));
        setAlignment(Pos.CENTER_LEFT);
    }

    private static Label entry(String style, Tone tone, String key) {
        Region bar = new Region();
        bar.getStyleClass().addAll("time-bar", "legend-bar", style, Tones.styleClass(tone));
        Label label = new Label(Texts.text(key), bar);
        label.getStyleClass().addAll("tiny-text", "text-3");
        return label;
    }
}
