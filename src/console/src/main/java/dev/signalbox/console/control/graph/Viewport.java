package dev.signalbox.console.control.graph;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;
import javafx.scene.transform.TransformChangedEvent;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/** A window on a drawing: drag to pan, Ctrl and wheel to zoom, over a grid of dots. */
final class Viewport extends Pane {
    private static final double LEAST = 0.1;
    private static final double MOST = 2;
    private static final int DOTS = 16;
    private static final double REVEALED = 64;
    private static final double MARGIN = 24;

    private final Group world = new Group();
    private final Group camera = new Group(world);
    private final Affine view = new Affine();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final Region grid = new Region();
    private final Rectangle ink = new Rectangle();
    private final BooleanProperty touched = new SimpleBooleanProperty();
    private double dragX;
    private double dragY;

    Viewport() {
        getStyleClass().add("graph-viewport");
        ink.getStyleClass().add("grid-ink");
        ink.setVisible(false);
        ink.fillProperty().subscribe(this::dot);
        grid.setMouseTransparent(true);
        grid.prefWidthProperty().bind(widthProperty());
        grid.prefHeightProperty().bind(heightProperty());
        camera.setManaged(false);
        camera.getTransforms().add(view);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(ink, grid, camera);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    Group world() {
        return world;
    }

    /** What it is drawn on, in the theme of now. */
    Paint paper() {
        return getBackground() == null ? Color.WHITE : getBackground().getFills().getLast().getFill();
    }

    /** All of the drawing, in the colours it has now, however little of it is in sight. */
    WritableImage picture(double scale) {
        Bounds bounds = world.getBoundsInLocal();
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(Transform.scale(scale, scale));
        how.setFill(paper());
        how.setViewport(new Rectangle2D((bounds.getMinX() - MARGIN) * scale, (bounds.getMinY() - MARGIN) * scale,
                Math.ceil((bounds.getWidth() + 2 * MARGIN) * scale), Math.ceil((bounds.getHeight() + 2 * MARGIN)
                        * scale)));
        return world.snapshot(how, null);
    }

    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** Whether somebody moved or zoomed by hand. */
    BooleanProperty touchedProperty() {
        return touched;
    }

    /** Zooms about the middle of what is in sight. */
    void zoomBy(double factor) {
        touched.set(true);
        zoomAt(factor, getWidth() / 2, getHeight() / 2);
    }

    /** Shows all of an area, no larger than life, the top first when it must be cut. */
    void fit(Rectangle2D area, double least) {
        double padding = 40;
        double scale = Math.min((getWidth() - 2 * padding) / Math.max(1, area.getWidth()),
                (getHeight() - 2 * padding - 8) / Math.max(1, area.getHeight()));
        scale = Math.clamp(scale, Math.min(least, 1), 1);
        double x = (getWidth() - area.getWidth() * scale) / 2 - area.getMinX() * scale;
        double y = Math.max(padding + 8, (getHeight() - area.getHeight() * scale) / 2 + 4) - area.getMinY() * scale;
        zoom.set(scale);
        view.setToTransform(scale, 0, Math.round(x), 0, scale, Math.round(y));
    }

    /** Moves the drawing under the window, as when something above has grown. */
    void shift(double dx, double dy) {
        view.appendTranslation(dx, dy);
    }

    /** Told when it shows another part of the drawing. */
    void addOnMoved(Runnable action) {
        view.addEventHandler(TransformChangedEvent.TRANSFORM_CHANGED, _ -> action.run());
        layoutBoundsProperty().subscribe(_ -> action.run());
    }

    /** What is in sight, in the drawing's own measure. */
    Rectangle2D seen() {
        return new Rectangle2D(-view.getTx() / zoom.get(), -view.getTy() / zoom.get(), getWidth() / zoom.get(),
                getHeight() / zoom.get());
    }

    /** Brings a point of the drawing to the middle. */
    void centre(double x, double y) {
        touched.set(true);
        view.prependTranslation(getWidth() / 2 - x * zoom.get() - view.getTx(), getHeight() / 2 - y * zoom.get() - view
                .getTy());
    }

    /** Moves so that an area is in sight, by no more than is needed. */
    void reveal(Rectangle2D area) {
        if (show(area)) {
            touched.set(true);
        }
    }

    /** The same, when it was not the operator who wanted it. */
    boolean show(Rectangle2D area) {
        Bounds seen = view.transform(new BoundingBox(area.getMinX(), area.getMinY(), area.getWidth(), area
                .getHeight()));
        double dx = away(seen.getMinX(), seen.getMaxX(), getWidth());
        double dy = away(seen.getMinY(), seen.getMaxY(), getHeight());
        view.prependTranslation(dx, dy);
        return dx != 0 || dy != 0;
    }

    private static double away(double from, double to, double room) {
        double free = Math.min(REVEALED, Math.max(0, (room - (to - from)) / 2));
        return from < free ? free - from : to > room - free ? Math.max(room - free - to, free - from) : 0;
    }

    private void zoomAt(double factor, double x, double y) {
        double next = Math.clamp(zoom.get() * factor, LEAST, MOST);
        double by = next / zoom.get();
        zoom.set(next);
        view.prependScale(by, by, x, y);
    }

    private void pressed(MouseEvent event) {
        dragX = event.getX();
        dragY = event.getY();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE) {
            touched.set(true);
            view.prependTranslation(event.getX() - dragX, event.getY() - dragY);
            pressed(event);
        }
    }

    private void scrolled(ScrollEvent event) {
        touched.set(true);
        if (event.isShortcutDown()) {
            zoomAt(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1, event.getX(), event.getY());
        } else {
            view.prependTranslation(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private void dot(Paint paint) {
        if (paint instanceof Color colour) {
            WritableImage tile = new WritableImage(DOTS, DOTS);
            tile.getPixelWriter().setColor(DOTS / 2, DOTS / 2, colour);
            tile.getPixelWriter().setColor(DOTS / 2 + 1, DOTS / 2, colour);
            tile.getPixelWriter().setColor(DOTS / 2, DOTS / 2 + 1, colour);
            tile.getPixelWriter().setColor(DOTS / 2 + 1, DOTS / 2 + 1, colour);
            grid.setBackground(new Background(
                    new BackgroundFill(new ImagePattern(tile, 0, 0, DOTS, DOTS, false), CornerRadii.EMPTY,
                            javafx.geometry.Insets.EMPTY)));
        }
    }
}
