package dev.signalbox.console.control;

import dev.signalbox.console.model.StatusWord;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A bar of 12 px whose parts are as long as their share, at least 2 px each, 1 px apart. Its numbers stand beside it. */
public final class StackedBar extends Region {
    private static final double GAP = 1;
    private static final double LEAST = 2;
    private static final double HEIGHT = 12;

    private List<Part> parts = List.of();

    /** How many are in a state. */
    public record Part(StatusWord state, int count) {}

    public StackedBar() {
        getStyleClass().add("stacked-bar");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /** Parts without a count are left out. */
    public StackedBar with(List<Part> all) {
        parts = all.stream().filter(p -> p.count() > 0).toList();
        getChildren().setAll(parts.stream().map(p -> {
            var bar = new Region();
            bar.getStyleClass().addAll("stacked-part", Tones.styleClass(p.state().tone()));
            return bar;
        }).toList());
        setAccessibleText(parts.stream().map(p -> p.count() + " " + p.state().word()).collect(Collectors.joining(
                ", ")));
        return this;
    }

    @Override
    protected void layoutChildren() {
        double total = parts.stream().mapToInt(Part::count).sum();
        double room = getWidth() - (GAP + LEAST) * parts.size();
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = LEAST + Math.max(0, room) * parts.get(i).count() / total;
            layoutInArea(getChildren().get(i), x, 0, width, getHeight(), 0, javafx.geometry.HPos.LEFT,
                    javafx.geometry.VPos.TOP);
            x += width + GAP;
        }
    }
}
