package dev.signalbox.console.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;

/** A thin bar that is filled from 0 to 1 in the colour {@code -sb-bar}. */
public final class Meter extends Region {
    private final DoubleProperty fraction = new SimpleDoubleProperty();
    private final Region used = new Region();

    public Meter() {
        getStyleClass().add("meter");
        used.getStyleClass().add("used");
        used.setManaged(false);
        getChildren().add(used);
        fraction.subscribe(_ -> requestLayout());
    }

    public DoubleProperty fractionProperty() {
        return fraction;
    }

    public Meter fraction(double value) {
        fraction.set(value);
        return this;
    }

    @Override
    protected void layoutChildren() {
        used.resizeRelocate(0, 0, Math.max(0, Math.min(1, fraction.get())) * getWidth(), getHeight());
    }
}
