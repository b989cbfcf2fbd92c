package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Line;
import dev.signalbox.console.control.graph.layout.Drawing.Point;
import java.util.ArrayList;
import java.util.List;

/** Turns edges into lines. */
final class Ways {
    private static final double LANE = 14;
    static final double TRUNK = 28;

    /** Ways back that turn between the same two layers keep this apart, as many as there is room for. */
    private static final double STEP = 4;
    private static final int TURNS = 4;

    private double lane;
    private int turns;

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
        points.add(new Point(edge.from().x, edge.from().y + edge.from().layerHeight));
        for (Node bend : edge.chain()) {
            points.add(new Point(bend.x, bend.y));
            points.add(new Point(bend.x, bend.y + bend.layerHeight));
        }
        points.add(new Point(edge.to().x, edge.to().y));
        return new Line(edge.from().id, edge.to().id, edge.kind(), edge.label(), points);
    }

    /** Round everything: below the state's layer to the right, up beyond all boxes, above the target's layer back. */
    private Line back(Edge edge) {
        if (edge.from() == edge.to()) {
            return again(edge);
        }
        double x = lane;
        double shift = turns * STEP;
        lane += LANE;
        turns = (turns + 1) % TURNS;
        double fromX = edge.from().x + edge.from().width / 4;
        double toX = edge.to().x + edge.to().width / 4;
        double below = edge.from().y + edge.from().layerHeight + STEP + shift;
        double above = edge.to().y - STEP - Columns.GAP_Y / 3 - shift;
        return new Line(edge.from().id, edge.to().id, edge.kind(), edge.label(), List.of(
                new Point(fromX, edge.from().y + edge.from().height), new Point(fromX, below), new Point(x, below),
                new Point(x, above), new Point(toX, above), new Point(toX, edge.to().y)));
    }

    private static Line again(Edge edge) {
        Node node = edge.from();
        double side = node.x + node.width / 2;
        double fromY = node.y + node.height * 0.75;
        double toY = node.y + node.height * 0.25;
        return new Line(node.id, node.id, edge.kind(), edge.label(), List.of(new Point(side, fromY), new Point(side
                + LANE, fromY), new Point(side + LANE, toY), new Point(side, toY)));
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
