package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;

/**
 * Gives the scene only those nodes of a sheet that were in sight once, or near it: a state is sixteen nodes, and their style is
 * most of what a graph costs.
 */
final class InSight {
    private static final double NEAR = 300;

    private final Viewport viewport;
    private final Node above;
    private final Set<Node> drawn = new HashSet<>();
    private List<Node> nodes = List.of();

    /** @param above lies over all nodes */
    InSight(Viewport viewport, Node above) {
        this.viewport = viewport;
        this.above = above;
        viewport.addOnMoved(this::look);
    }

    void show(Sheet sheet) {
        nodes = sheet.nodes();
        drawn.clear();
        viewport.world().getChildren().setAll(above);
        look();
    }

    /** Adds also what nobody has seen, for a picture of all. */
    void all() {
        add(nodes.stream().filter(n -> !drawn.contains(n)).toList());
    }

    /** Adds one box of each tone that nobody has seen, so that its colour is known. */
    void tones() {
        Set<String> known = new HashSet<>();
        drawn.forEach(n -> known.add(tone(n)));
        add(nodes.stream().filter(n -> !drawn.contains(n) && known.add(tone(n))).toList());
    }

    private static String tone(Node node) {
        return node instanceof BoxView view ? view.tone() : "";
    }

    private void look() {
        Rectangle2D seen = viewport.seen();
        double more = Math.max(NEAR, Math.max(seen.getWidth(), seen.getHeight()) / 4);
        var near = new Rectangle2D(seen.getMinX() - more, seen.getMinY() - more, seen.getWidth() + 2 * more, seen
                .getHeight() + 2 * more);
        add(nodes.stream().filter(n -> !drawn.contains(n) && near.intersects(area(n))).toList());
    }

    /** Each at the place that it has among all, so that what lies over what is not a matter of when it was seen. */
    private void add(List<Node> next) {
        if (next.isEmpty()) {
            return;
        }
        drawn.addAll(next);
        ObservableList<Node> children = viewport.world().getChildren();
        if (next.size() > children.size()) {
            List<Node> all = new ArrayList<>(nodes.stream().filter(drawn::contains).toList());
            all.add(above);
            children.setAll(all);
        } else {
            int place = 0;
            Set<Node> fresh = new HashSet<>(next);
            for (Node node : nodes) {
                if (fresh.contains(node)) {
                    children.add(place, node);
                }
                place += drawn.contains(node) ? 1 : 0;
            }
        }
        viewport.world().applyCss(); // it may be too late for this frame's turn of styles
    }

    private static Rectangle2D area(Node node) {
        if (node instanceof BoxView view) {
            return new Rectangle2D(view.box().x(), view.box().y(), view.box().width(), view.box().height());
        }
        List<Point> points = node instanceof LineView line ? line.line().points() : List.of(new Point(0, 0));
        double left = points.stream().mapToDouble(Point::x).min().orElse(0);
        double top = points.stream().mapToDouble(Point::y).min().orElse(0);
        return new Rectangle2D(left, top, points.stream().mapToDouble(Point::x).max().orElse(0) - left + 1, points
                .stream().mapToDouble(Point::y).max().orElse(0) - top + 1);
    }
}
