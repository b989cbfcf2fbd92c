package dev.signalbox.console.control.timeline;

import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.control.When;
import dev.signalbox.console.model.Timeline.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Says of a line of bars when what was. Where it is narrow it says less. */
final class TimeAxis extends Region {
    private static final double HEIGHT = 20;
    private static final double GAP = 12;
    private static final Duration SHORT = Duration.ofSeconds(20);

    private List<Tick> ticks = List.of();

    TimeAxis() {
        getStyleClass().add("time-axis");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    void show(List<Tick> next, Instant now) {
        boolean precise = !next.isEmpty() && Duration.between(next.getFirst().at(), next.getLast().at()).compareTo(
                SHORT) < 0;
        if (next.size() != ticks.size()) {
            getChildren().setAll(next.stream().map(_ -> label()).toList());
        }
        ticks = next;
        for (int i = 0; i < next.size(); i++) {
            Instant at = next.get(i).at();
            label(i).setText(precise ? When.precise(at) : When.words(at, now));
        }
        requestLayout();
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().addAll("tiny-text", "text-3");
        label.setManaged(false);
        return label;
    }

    private Label label(int i) {
        return (Label) getChildren().get(i);
    }

    /** The first and the last are always said, and no time twice. */
    @Override
    protected void layoutChildren() {
        double room = TimeBar.room(getWidth());
        double end = -GAP;
        double last = ticks.isEmpty() ? 0 : place(ticks.size() - 1, room);
        String said = "";
        for (int i = 0; i < ticks.size(); i++) {
            double x = place(i, room);
            boolean isLast = i == ticks.size() - 1;
            boolean fits = x >= end + GAP && (isLast || i == 0 || x + label(i).getWidth() + GAP <= last);
            boolean isNews = !label(i).getText().equals(said);
            label(i).setVisible(isNews && (fits || isLast && x >= end));
            said = label(i).getText();
            label(i).relocate(x, (HEIGHT - label(i).getHeight()) / 2);
            end = label(i).isVisible() ? x + label(i).getWidth() : end;
        }
    }

    private double place(int i, double room) {
        label(i).autosize();
        return Math.clamp(ticks.get(i).place() * room, 0, Math.max(0, getWidth() - label(i).getWidth() - GAP));
    }
}
