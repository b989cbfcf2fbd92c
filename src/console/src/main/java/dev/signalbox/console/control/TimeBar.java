package dev.signalbox.console.control;

import dev.signalbox.console.model.Tone;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A bar on a time line from 0 to 1 in a state's colour, with its length in words behind it: outlined when over, solid while it goes on. */
public final class TimeBar extends Region {
    private static final double BAR = 12;
    private static final double LABEL = 62;
    private static final double GAP = 6;

    private final Region bar = new Region();
    private final Label words;
    private final double from;
    private final double to;

    /** @param from where the bar begins and @param to where it ends, as shares of the whole */
    public TimeBar(Tone tone, double from, double to, String length) {
        this.from = from;
        this.to = to;
        words = new Label(length);
        words.getStyleClass().addAll("tiny-text", "text-2");
        bar.getStyleClass().addAll("time-bar", tone == Tone.RUNNING ? "solid" : "over");
        getStyleClass().add(Tones.styleClass(tone));
        bar.setManaged(false);
        words.setManaged(false);
        getChildren().addAll(bar, words);
    }

    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getWidth() - LABEL);
        double x = from * room;
        double width = Math.max(3, (to - from) * room);
        bar.resizeRelocate(x, (getHeight() - BAR) / 2, width, BAR);
        words.autosize();
        words.relocate(x + width + GAP, (getHeight() - words.getHeight()) / 2);
    }
}
