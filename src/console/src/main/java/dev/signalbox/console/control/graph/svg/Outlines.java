package dev.signalbox.console.control.graph.svg;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** The outline of a shape as SVG path data. */
final class Outlines {
    private Outlines() {}

    /** Empty for shapes that the graph does not use. */
    static String of(Shape shape) {
        return switch (shape) {
            case SVGPath path -> path.getContent();
            case Line line -> "M" + at(line.getStartX(), line.getStartY()) + "L" + at(line.getEndX(), line.getEndY());
            case Polygon polygon -> polygon(polygon.getPoints());
            case Path path -> path.getElements().stream().map(Outlines::element).collect(Collectors.joining());
            default -> "";
        };
    }

    private static String polygon(List<Double> points) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i + 1 < points.size(); i += 2) {
            d.append(i == 0 ? "M" : "L").append(at(points.get(i), points.get(i + 1)));
        }
        return d.append("Z").toString();
    }

    private static String element(PathElement element) {
        return switch (element) {
            case MoveTo to -> "M" + at(to.getX(), to.getY());
            case LineTo to -> "L" + at(to.getX(), to.getY());
            case QuadCurveTo to -> "Q" + at(to.getControlX(), to.getControlY()) + " " + at(to.getX(), to.getY());
            case CubicCurveTo to -> "C" + at(to.getControlX1(), to.getControlY1()) + " " + at(to.getControlX2(), to
                    .getControlY2()) + " " + at(to.getX(), to.getY());
            case ClosePath _ -> "Z";
            default -> "";
        };
    }

    private static String at(double x, double y) {
        return SvgWriter.number(x) + " " + SvgWriter.number(y);
    }
}
