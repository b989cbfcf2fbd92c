package dev.signalbox.console.control.chart;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.model.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A bar for each step, the newest at the right edge: what went well stands on the line, what failed hangs from it, so that shape
 * tells too. Mouse and arrow keys pick a step, whose words stand below.
 */
public final class TimeBars extends VBox {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final double LEAST = 2;
    private static final double HEIGHT = 110;

    private final int steps;
    private final Tone upper;
    private final List<Parts> parts = new ArrayList<>();
    private final Canvas canvas = new Canvas();
    private final Label words = new Label();
    private List<Bar> bars = List.of();
    private String summary = "";
    private int picked = -1;

    /** What is drawn of one step. */
    private record Parts(Region ground, Region up, Region down) {}

    /**
     * @param steps how many fit
     * @param upper the tone of what stands on the line; what hangs from it is a failure
     */
    public TimeBars(int steps, Tone upper) {
        this.steps = steps;
        this.upper = upper;
        getStyleClass().add("time-bars");
        words.getStyleClass().addAll("tiny-text", "text-3");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.getStyleClass().add("hour-bars");
        canvas.setOnMouseMoved(e -> pick(bars.size() - steps + (int) (e.getX() / canvas.getWidth() * steps)));
        canvas.setOnMouseExited(_ -> pick(-1));
        canvas.setOnMousePressed(_ -> canvas.requestFocus());
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        canvas.focusedProperty().subscribe(now -> {
            if (!now) {
                pick(-1);
            }
        });
        setVgrow(canvas, Priority.ALWAYS);
        setVgrow(this, Priority.ALWAYS);
        getChildren().addAll(canvas, words);
    }

    /** @param said all in words, shown while no step is picked */
    public void show(List<Bar> next, String said) {
        summary = said;
        canvas.setAccessibleText(said);
        if (!bars.equals(next)) {
            bars = List.copyOf(next);
            while (parts.size() < bars.size()) {
                var made = new Parts(part("hour-ground"), part("hour-part", Tones.styleClass(upper)), part("hour-part",
                        Tones.styleClass(Tone.FAILED)));
                parts.add(made);
                canvas.getChildren().addAll(made.ground(), made.up(), made.down());
            }
            canvas.requestLayout();
        }
        pick(picked);
    }

    private static Region part(String... styles) {
        Region part = new Region();
        part.getStyleClass().addAll(styles);
        part.setMouseTransparent(true);
        return part;
    }

    private void pick(int index) {
        picked = index < 0 || index >= bars.size() ? -1 : index;
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).ground().pseudoClassStateChanged(PICKED, i == picked);
        }
        words.setText(picked < 0 ? summary : bars.get(picked).words());
    }

    private void pressed(KeyEvent event) {
        BarKeys.next(event, picked, bars.size() - 1).ifPresent(index -> {
            pick(index);
            event.consume();
        });
    }

    /** Where the bars are. */
    private final class Canvas extends StackPane {
        private final Region line = part("hour-line");

        Canvas() {
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            getChildren().add(line);
        }

        @Override
        protected void layoutChildren() {
            double up = bars.stream().mapToDouble(Bar::up).max().orElse(0);
            double down = bars.stream().mapToDouble(Bar::down).max().orElse(0);
            double scale = up + down == 0 ? 0 : (getHeight() - 2 * LEAST - 1) / (up + down);
            double zero = down == 0 ? getHeight() - 1 : Math.min(getHeight() - LEAST - 1, LEAST + up * scale);
            double step = getWidth() / steps;
            for (int i = 0; i < parts.size(); i++) {
                double x = getWidth() - (bars.size() - i) * step;
                boolean shown = i < bars.size();
                double high = shown ? height(bars.get(i).up(), scale) : 0;
                put(parts.get(i).ground(), x, 0, step, shown ? getHeight() : 0);
                put(parts.get(i).up(), x + 1, zero - high, Math.max(1, step - 1), high);
                put(parts.get(i).down(), x + 1, zero + 1, Math.max(1, step - 1), shown ? height(bars.get(i).down(),
                        scale)
                        : 0);
            }
            put(line, 0, zero, getWidth(), 1);
        }

        private static double height(double value, double scale) {
            return value == 0 ? 0 : Math.max(LEAST, value * scale);
        }

        private void put(Region part, double x, double y, double width, double height) {
            part.setVisible(height > 0);
            layoutInArea(part, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
        }
    }
}
