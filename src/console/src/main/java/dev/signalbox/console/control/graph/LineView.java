package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.Drawing.Kind;
import dev.signalbox.console.control.graph.Drawing.Point;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/** An edge with its arrow; taken ones are solid. */
final class LineView extends Group {
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final double ARROW = 8;

    private final Drawing.Line line;

    LineView(Drawing.Line line) {
        this.line = line;
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("graph-line");
        if (line.kind() == Kind.CATCH) {
            getStyleClass().add("catch");
        }
        Point end = line.points().getLast();
        Point before = line.points().get(line.points().size() - 2);
        boolean sideways = Math.abs(end.y() - before.y()) < 0.5;
        boolean leftwards = sideways && end.x() < before.x();
        getChildren().addAll(sideways || line.kind() == Kind.CATCH && corners(line) ? bent() : curved(), arrow(end,
                sideways, leftwards));
    }

    private static boolean corners(Drawing.Line line) {
        return line.points().size() == 4;
    }

    Drawing.Line line() {
        return line;
    }

    void taken(boolean taken) {
        pseudoClassStateChanged(TAKEN, taken);
        if (taken) {
            toFront();
        }
    }

    /** Straight pieces. */
    private Path bent() {
        Path path = path();
        List<Point> points = line.points();
        for (int i = 1; i < points.size(); i++) {
            boolean last = i == points.size() - 1;
            double towards = Math.signum(points.get(i).x() - points.get(i - 1).x());
            path.getElements().add(new LineTo(points.get(i).x() - (last ? towards * ARROW * 0.7 : 0), points.get(i)
                    .y()));
        }
        return path;
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
        return path;
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
