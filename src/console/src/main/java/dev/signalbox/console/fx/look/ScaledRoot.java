package dev.signalbox.console.fx.look;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/**
 * The root of the window, which draws all that is in it larger or smaller: text, icons, graphs and sizes given in code alike.
 * Shapes and text are drawn anew at their size, so they stay sharp.
 */
public final class ScaledRoot extends Pane {
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);
    private final WindowsScale windows = new WindowsScale(this);

    public ScaledRoot(Parent content) {
        content.getTransforms().add(scale);
        getChildren().setAll(content);
    }

    void scale(double to) {
        scale.setX(to);
        scale.setY(to);
        factor.set(to);
        windows.scale(to);
        requestLayout();
    }

    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    void close() {
        windows.close();
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(c -> c.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get()));
    }
}
