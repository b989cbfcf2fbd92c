package dev.signalbox.console.control.card;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.control.chart.BarKeys;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.overview.DayOfRuns;
import dev.signalbox.console.model.overview.DayOfRuns.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * A bar for each hour: what went well stands on the line, what failed hangs from it, so that shape tells too. Arrow keys and the
 * mouse pick an hour.
 */
public final class HourBars extends Region {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final double LEAST = 2;
    private static final double HEIGHT = 72;
    private final Function<Hour, String> words;
    private final List<Bar> bars = new ArrayList<>();
    private final Region line = new Region();
    private final ReadOnlyObjectWrapper<Optional<Hour>> picked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private DayOfRuns day = new DayOfRuns(List.of());

    /** What is drawn of one hour. */
    private record Bar(Region ground, Region succeeded, Region other, Region failed) {
        static Bar drawn() {
            return new Bar(part("hour-ground"), part("hour-part", Tones.styleClass(Tone.SUCCEEDED)), part("hour-part",
                    Tones.styleClass(Tone.ABORTED)), part("hour-part", Tones.styleClass(Tone.FAILED)));
        }

        private static Region part(String... styles) {
            Region part = new Region();
            part.getStyleClass().addAll(styles);
            part.setMouseTransparent(true);
            return part;
        }

        List<Region> parts() {
            return List.of(ground, succeeded, other, failed);
        }
    }

    /** @param words one hour in words, for who cannot see it */
    public HourBars(Function<Hour, String> words) {
        this.words = words;
        getStyleClass().add("hour-bars");
        line.getStyleClass().add("hour-line");
        line.setMouseTransparent(true);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(e -> pick((int) (e.getX() / getWidth() * DayOfRuns.HOURS)));
        setOnMouseExited(_ -> pick(-1));
        setOnMousePressed(_ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(now -> {
            if (!now) {
                pick(-1);
            }
        });
        picked.subscribe(_ -> mark());
    }

    public void show(DayOfRuns next) {
        if (day.equals(next)) {
            return;
        }
        day = next;
        while (bars.size() < day.hours().size()) {
            Bar bar = Bar.drawn();
            bars.add(bar);
            getChildren().addAll(bar.parts());
        }
        getChildren().remove(line);
        getChildren().add(line);
        setAccessibleText(day.hours().stream().filter(h -> h.all() > 0).map(words).collect(Collectors.joining("; ")));
        picked.set(picked.get().flatMap(p -> day.hours().stream().filter(h -> h.from().equals(p.from())).findFirst()));
        requestLayout();
    }

    /** The hour under the mouse, or that the arrow keys went to. */
    public ReadOnlyObjectProperty<Optional<Hour>> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    private void pick(int index) {
        picked.set(index < 0 || index >= day.hours().size() ? Optional.empty() : Optional.of(day.hours().get(index)));
    }

    private void pressed(KeyEvent event) {
        BarKeys.next(event, picked.get().map(day.hours()::indexOf).orElse(-1), day.hours().size() - 1).ifPresent(
                index -> {
                    pick(index);
                    event.consume();
                });
    }

    private void mark() {
        for (int i = 0; i < bars.size(); i++) {
            boolean is = picked.get().filter(day.hours().get(i)::equals).isPresent();
            bars.get(i).ground().pseudoClassStateChanged(PICKED, is);
        }
    }

    @Override
    protected void layoutChildren() {
        int up = day.hours().stream().mapToInt(h -> h.succeeded() + h.other()).max().orElse(0);
        int down = day.hours().stream().mapToInt(Hour::failed).max().orElse(0);
        double scale = (getHeight() - 2 * LEAST - 1) / Math.max(1, up + down);
        double zero = down == 0 ? getHeight() - 1 : Math.min(getHeight() - LEAST - 1, LEAST + up * scale);
        double step = getWidth() / DayOfRuns.HOURS;
        for (int i = 0; i < day.hours().size(); i++) {
            place(bars.get(i), day.hours().get(i), new Space(i * step, step, zero, scale));
        }
        put(line, 0, zero, getWidth(), 1);
    }

    /** Where one hour is drawn, and how high one execution is. */
    private record Space(double x, double width, double zero, double scale) {}

    private void place(Bar bar, Hour hour, Space at) {
        double succeeded = height(hour.succeeded(), at.scale());
        double other = height(hour.other(), at.scale());
        double width = Math.max(1, at.width() - 2);
        put(bar.ground(), at.x(), 0, at.width(), getHeight());
        put(bar.succeeded(), at.x() + 1, at.zero() - succeeded, width, succeeded);
        put(bar.other(), at.x() + 1, at.zero() - succeeded - other, width, other);
        put(bar.failed(), at.x() + 1, at.zero() + 1, width, height(hour.failed(), at.scale()));
    }

    private static double height(int count, double scale) {
        return count == 0 ? 0 : Math.max(LEAST, count * scale);
    }

    private void put(Region part, double x, double y, double width, double height) {
        part.setVisible(height > 0);
        layoutInArea(part, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
    }
}
