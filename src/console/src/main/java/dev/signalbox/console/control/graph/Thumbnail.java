package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Line;
import dev.signalbox.states.State;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/** A state graph in small: its boxes and ways without words, as large as there is room. It takes the colours of the theme. */
public final class Thumbnail extends Region {
    /** No larger than this, so that small machines do not look grosser than large ones. */
    private static final double LARGEST = 0.45;
    private static final double LEAST = 2;

    private final Drawing drawing;

    /** @param words what it shows, for those who do not see it */
    public Thumbnail(Drawing drawing, String words) {
        this.drawing = drawing;
        getStyleClass().add("graph-thumbnail");
        setAccessibleText(words);
        setMouseTransparent(true);
        drawing.boxes().forEach(box -> getChildren().add(shape(box)));
        drawing.lines().forEach(line -> getChildren().add(way(line)));
    }

    private static Node shape(Box box) {
        Rectangle shape = new Rectangle();
        shape.getStyleClass().addAll("thumbnail-box", switch (box.shape()) {
            case CONTAINER -> "container";
            case START, END, PILL -> "pill";
            case NODE, FOLDED, MISSING -> box.state().filter(State.Task.class::isInstance).isPresent() ? "task"
                    : "plain";
        });
        return shape;
    }

    private static Node way(Line line) {
        Polyline way = new Polyline();
        way.getStyleClass().addAll("thumbnail-way", line.kind() == Kind.CATCH || line.kind() == Kind.BACK ? "aside"
                : "usual");
        return way;
    }

    /** It takes the room that it is given. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - getInsets().getLeft() - getInsets().getRight();
        double height = getHeight() - getInsets().getTop() - getInsets().getBottom();
        double scale = Math.min(LARGEST, Math.min(width / Math.max(1, drawing.width()), height / Math.max(1, drawing
                .height())));
        double left = getInsets().getLeft() + (width - drawing.width() * scale) / 2;
        double top = getInsets().getTop() + (height - drawing.height() * scale) / 2;
        int at = 0;
        for (Box box : drawing.boxes()) {
            Rectangle shape = (Rectangle) getChildren().get(at++);
            shape.setX(left + box.x() * scale);
            shape.setY(top + box.y() * scale);
            shape.setWidth(Math.max(LEAST, box.width() * scale));
            shape.setHeight(Math.max(LEAST, box.height() * scale));
            boolean round = shape.getStyleClass().contains("pill");
            shape.setArcWidth(round ? shape.getHeight() : 4);
            shape.setArcHeight(round ? shape.getHeight() : 4);
        }
        for (Line line : drawing.lines()) {
            Polyline way = (Polyline) getChildren().get(at++);
            way.getPoints().setAll(line.points().stream().flatMap(p -> java.util.stream.Stream.of(left + p.x() * scale,
                    top + p.y() * scale)).toList());
        }
    }
}
