package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.Drawing.Line;
import dev.signalbox.console.control.graph.Drawing.Point;
import java.util.ArrayList;
import java.util.List;

/** Turns edges into lines. */
final class Ways {
    private static final double LANE = 14;
    private static final double TRUNK = 28;

    private double lane;

    /** @param right where the boxes end; ways back run beyond */
    Ways(double right) {
        lane = right + LANE;
    }

    Line line(Edge edge) {
        return edge.isBack() ? back(edge) : forward(edge);
    }

    private static Line forward(Edge edge) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(edge.from().x, edge.from().y + edge.from().height));
        for (Node bend : edge.chain()) {
            points.add(new Point(bend.x, bend.y));
        }
        points.add(new Point(edge.to().x, edge.to().y));
        return new Line(edge.from().id, edge.to().id, edge.kind(), edge.label(), points);
    }

    private Line back(Edge edge) {
        double x = lane;
        lane += LANE;
        double fromY = edge.from().y + edge.from().height * 0.6;
        double toY = edge.to().y + edge.to().height * (edge.from() == edge.to() ? 0.2 : 0.4);
        return new Line(edge.from().id, edge.to().id, edge.kind(), edge.label(), List.of(new Point(edge.from().x + edge
                .from().width / 2, fromY),
                new Point(x, fromY), new Point(x, toY), new Point(edge.to().x + edge.to().width / 2, toY)));
    }

    /** To a pill at the side: out of the node's right edge, along a trunk, into the pill. */
    Line aside(Edge edge) {
        double out = edge.from().x + edge.from().width / 2;
        double fromY = edge.from().y + edge.from().height / 2;
        double toY = edge.to().y + edge.to().height / 2;
        List<Point> points = new ArrayList<>(List.of(new Point(out, fromY)));
        if (Math.abs(fromY - toY) > 0.5) {
            points.add(new Point(out + TRUNK, fromY));
            points.add(new Point(out + TRUNK, toY));
        }
        points.add(new Point(edge.to().x - edge.to().width / 2, toY));
        return new Line(edge.from().id, edge.to().id, edge.kind(), edge.label(), points);
    }
}
