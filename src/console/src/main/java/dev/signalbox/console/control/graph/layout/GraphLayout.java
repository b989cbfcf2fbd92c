package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Line;
import dev.signalbox.console.control.graph.layout.Drawing.Point;
import dev.signalbox.states.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds a place for every state of a machine: layers from top to bottom, the order in each chosen for few crossings, each node as
 * straight above its followers as there is room, dead ends at the side. Knows no toolkit.
 */
public final class GraphLayout {
    private final Scope scope;
    private final List<List<Node>> layers;

    private GraphLayout(StateMachine machine, boolean whole, Room room) {
        scope = new Scope(machine, whole, room);
        layers = Layers.of(scope);
    }

    /** The drawing of a whole machine, with its start and end. */
    public static Drawing of(StateMachine machine) {
        return of(machine, Room.plain());
    }

    public static Drawing of(StateMachine machine, Room room) {
        return Tags.place(of(machine, true, room));
    }

    static Drawing of(StateMachine machine, boolean whole, Room room) {
        GraphLayout layout = new GraphLayout(machine, whole, room);
        Columns.place(layout.layers);
        return layout.drawing();
    }

    private Drawing drawing() {
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Node node : scope.nodes.values()) {
            node.placePills();
            boxes.add(node.box());
            node.pills.forEach(p -> boxes.add(p.box()));
            for (int i = 0; i < node.inside.size(); i++) {
                Point at = Scope.inside(node, i);
                double dx = node.x - node.width / 2 + at.x();
                double dy = node.y + at.y();
                node.inside.get(i).boxes().forEach(b -> boxes.add(b.inside(node.state).moved(dx, dy)));
                node.inside.get(i).lines().forEach(l -> lines.add(l.moved(dx, dy)));
            }
        }
        double right = boxes.stream().mapToDouble(b -> b.x() + b.width()).max().orElse(0);
        Ways ways = new Ways(right);
        scope.edges.forEach(e -> lines.add(ways.line(e)));
        scope.pillEdges.values().forEach(edges -> edges.forEach(e -> lines.add(ways.aside(e))));
        return moved(boxes, lines);
    }

    /** Moves everything so that the top left corner is at 0, 0. */
    private static Drawing moved(List<Box> boxes, List<Line> lines) {
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double top = Math.min(0, points(lines).mapToDouble(Point::y).min().orElse(0));
        double bottom = Math.max(boxes.stream().mapToDouble(b -> b.y() + b.height()).max().orElse(0),
                points(lines).mapToDouble(Point::y).max().orElse(0));
        double right = Math.max(boxes.stream().mapToDouble(b -> b.x() + b.width()).max().orElse(0),
                points(lines).mapToDouble(Point::x).max().orElse(0));
        return new Drawing(boxes.stream().map(b -> b.moved(-left, -top)).toList(), lines.stream().map(l -> l.moved(
                -left, -top)).toList(), right - left, bottom - top);
    }

    private static Stream<Point> points(List<Line> lines) {
        return lines.stream().flatMap(l -> l.points().stream());
    }
}
