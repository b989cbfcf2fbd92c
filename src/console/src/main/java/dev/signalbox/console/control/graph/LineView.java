package dev.signalbox.console.control.graph;

import javafx.scene.control.Label;
import dev.signalbox.console.control.Hint;
import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Point;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;

/** An edge with its arrow; taken ones are solid. */
final class LineView extends Group {
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final double ARROW = 8;
    private static final double CORNER = 8;
    private static final double TAG = 16;
    private static final int STEPS = 16;
    /** Both dash patterns of the style sheet repeat within this length. */
    private static final double DASHES = 40;

    private final Drawing.Line line;

    LineView(Drawing.Line line) {
        this.line = line;
        setManaged(false);
        getStyleClass().add("graph-line");
        if (line.kind() == Kind.CATCH) {
            getStyleClass().add("catch");
        }
        Point end = line.points().getLast();
        Point before = line.points().get(line.points().size() - 2);
        boolean sideways = Math.abs(end.y() - before.y()) < 0.5;
        boolean leftwards = sideways && end.x() < before.x();
        getChildren().addAll(sideways || line.kind() == Kind.BACK ? bent() : curved(), arrow(end, sideways, leftwards));
        getChildren().forEach(c -> c.setMouseTransparent(true));
        line.tag().ifPresent(this::tag);
    }

    private void tag(Drawing.Tag tag) {
        Label label = new Label(tag.text());
        label.getStyleClass().addAll("line-tag", tag.inside() ? "inside" : "outside");
        label.setMaxWidth(Region.USE_PREF_SIZE);
        StackPane room = new StackPane(label); // the layout only reckons how wide words are
        room.setManaged(false);
        room.setPickOnBounds(false);
        room.resizeRelocate(tag.x() - tag.width() / 2, tag.y() - TAG / 2, tag.width(), TAG);
        if (tag.text().equals(line.label())) {
            label.setMouseTransparent(true);
        } else {
            Hint.on(label, line.label());
        }
        getChildren().add(room);
    }

    Drawing.Line line() {
        return line;
    }

    /** @param live whether it led to what works now */
    void taken(boolean taken, boolean live) {
        pseudoClassStateChanged(LIVE, live);
        if (taken != getPseudoClassStates().contains(TAKEN)) {
            pseudoClassStateChanged(TAKEN, taken);
            setViewOrder(taken ? -1 : 0);
        }
    }

    /** Straight pieces with round corners. */
    private Path bent() {
        Path path = path();
        List<Point> points = line.points();
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point in = towards(corner, points.get(i - 1), CORNER);
            Point out = towards(corner, points.get(i + 1), CORNER);
            path.getElements().addAll(new LineTo(in.x(), in.y()), new QuadCurveTo(corner.x(), corner.y(), out.x(), out
                    .y()));
        }
        Point end = towards(points.getLast(), points.get(points.size() - 2), ARROW * 0.7);
        path.getElements().add(new LineTo(end.x(), end.y()));
        return path;
    }

    /** A point so far from one on the way to another, at most half way. */
    private static Point towards(Point from, Point to, double far) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(far / length, 0.5);
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    /** Down, with vertical beginnings and ends. */
    private Path curved() {
        Path path = path();
        List<Point> points = line.points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double endY = to.y() - (i == points.size() - 1 ? ARROW * 0.7 : 0);
            if (Math.abs(from.x() - to.x()) < 0.5) {
                path.getElements().add(new LineTo(to.x(), endY));
            } else {
                double half = (to.y() - from.y()) / 2;
                path.getElements().add(new CubicCurveTo(from.x(), from.y() + half, to.x(), to.y() - half, to.x(),
                        endY));
            }
        }
        path.setStrokeDashOffset(DASHES - length() % DASHES);
        return path;
    }

    /** Dashes are counted from the end, so that those of ways with a common trunk fall together. */
    private double length() {
        double length = 0;
        List<Point> points = line.points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            double width = points.get(i).x() - from.x();
            double height = points.get(i).y() - from.y();
            Point at = new Point(0, 0);
            for (int step = 1; step <= STEPS; step++) {
                double t = (double) step / STEPS;
                Point next = new Point(width * t * t * (3 - 2 * t), height * (1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t
                        * (1
                                - t) + t * t * t));
                length += Math.hypot(next.x() - at.x(), next.y() - at.y());
                at = next;
            }
        }
        return length;
    }

    private Path path() {
        Point from = line.points().getFirst();
        Path path = new Path(new MoveTo(from.x(), from.y()));
        path.getStyleClass().add("way");
        return path;
    }

    private static Polygon arrow(Point end, boolean sideways, boolean leftwards) {
        double half = ARROW / 2;
        double back = leftwards ? ARROW : -ARROW;
        Polygon arrow = sideways
                ? new Polygon(end.x(), end.y(), end.x() + back, end.y() - half, end.x() + back, end.y() + half)
                : new Polygon(end.x(), end.y(), end.x() - half, end.y() - ARROW, end.x() + half, end.y() - ARROW);
        arrow.getStyleClass().add("arrow");
        return arrow;
    }
}
