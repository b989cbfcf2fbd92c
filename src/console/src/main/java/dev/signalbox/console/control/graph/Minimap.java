package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.fx.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/** All of a large drawing in small, and which part of it is in sight. Press or drag to look elsewhere. */
final class Minimap extends Pane {
    private static final double LONGEST = 180;
    private static final double LEAST = 24;
    private static final double PADDING = 6;
    private final Canvas canvas = new Canvas();
    private final Rectangle seen = new Rectangle();
    private final Viewport viewport;
    private Sheet sheet;
    private double scale = 1;

    Minimap(Viewport viewport, Sheet sheet) {
        this.viewport = viewport;
        this.sheet = sheet;
        getStyleClass().add("minimap");
        setAccessibleText(Texts.text("graph.minimap"));
        seen.getStyleClass().add("minimap-seen");
        seen.setMouseTransparent(true);
        canvas.setLayoutX(PADDING);
        canvas.setLayoutY(PADDING);
        getChildren().addAll(canvas, seen);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(this, new javafx.geometry.Insets(12));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
        viewport.addOnMoved(this::frame);
    }

    void show(Sheet next) {
        sheet = next;
        Drawing drawing = next.drawing();
        scale = LONGEST / Math.max(1, Math.max(drawing.width(), drawing.height()));
        double width = Math.max(LEAST, drawing.width() * scale);
        double height = Math.max(LEAST, drawing.height() * scale);
        canvas.setWidth(width);
        canvas.setHeight(height);
        setPrefSize(width + 2 * PADDING, height + 2 * PADDING);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        frame();
    }

    /** Paints the boxes in the colours that they have; those that are not in the scene in the colour of others of their tone. */
    void paint() {
        Map<String, Paint> tones = new HashMap<>();
        sheet.boxes().forEach(view -> ink(view).ifPresent(paint -> tones.put(view.tone(), paint)));
        GraphicsContext ink = canvas.getGraphicsContext2D();
        ink.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (BoxView view : sheet.boxes()) {
            if (view.box().shape() != Drawing.Shape.CONTAINER) {
                ink.setFill(ink(view).orElseGet(() -> tones.getOrDefault(view.tone(), Color.GRAY)));
                ink.fillRect(view.box().x() * scale, view.box().y() * scale, Math.max(2, view.box().width() * scale),
                        Math.max(2, view.box().height() * scale));
            }
        }
    }

    private static Optional<Paint> ink(BoxView view) {
        return view.getBorder() == null ? Optional.empty()
                : Optional.of(view.getBorder().getStrokes().getFirst().getTopStroke());
    }

    private void frame() {
        Rectangle2D area = viewport.seen();
        Drawing drawing = sheet.drawing();
        setVisible(area.getMinX() > 1 || area.getMinY() > 1 || area.getMaxX() < drawing.width() - 1 || area
                .getMaxY() < drawing.height() - 1);
        double left = Math.clamp(area.getMinX() * scale, 0, canvas.getWidth());
        double top = Math.clamp(area.getMinY() * scale, 0, canvas.getHeight());
        seen.setX(PADDING + left);
        seen.setY(PADDING + top);
        seen.setWidth(Math.max(3, Math.clamp(area.getMaxX() * scale, 0, canvas.getWidth()) - left));
        seen.setHeight(Math.max(3, Math.clamp(area.getMaxY() * scale, 0, canvas.getHeight()) - top));
    }

    private void look(MouseEvent event) {
        viewport.centre((event.getX() - PADDING) / scale, (event.getY() - PADDING) / scale);
        event.consume();
    }
}
