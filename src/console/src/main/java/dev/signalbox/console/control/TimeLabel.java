package dev.signalbox.console.control;

import dev.signalbox.console.fx.time.TimeForm;
import java.util.function.Supplier;
import javafx.scene.control.Label;

/** A label with a point in time, put into words anew as time goes by and when the form of times changes. */
public final class TimeLabel extends Label implements TimeForm.ShowsTimes {
    private final Supplier<String> words;

    public TimeLabel(Supplier<String> words) {
        this.words = words;
        renewTimes();
        new Ticker(this, this::renewTimes);
    }

    @Override
    public void renewTimes() {
        String next = words.get();
        if (!next.equals(getText())) {
            setText(next);
        }
    }
}
