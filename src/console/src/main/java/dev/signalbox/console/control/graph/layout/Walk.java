package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Line;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a key leads from a state: down and up along the edges and into containers, left and right to what stands beside. */
public record Walk(Drawing drawing) {
    public enum Step {
        UP, DOWN, LEFT, RIGHT, FIRST, LAST
    }

    /** The state that a step leads to; empty where there is none. */
    public Optional<String> from(String state, Step step) {
        Optional<Box> box = states().stream().filter(b -> b.id().equals(state)).findFirst();
        return switch (step) {
            case FIRST -> states().stream().min(Comparator.comparing(Box::y)).map(Box::id);
            case LAST -> states().stream().max(Comparator.comparing(Box::y)).map(Box::id);
            case DOWN -> box.flatMap(this::down);
            case UP -> box.flatMap(this::up);
            case LEFT -> box.flatMap(b -> beside(b, -1));
            case RIGHT -> box.flatMap(b -> beside(b, 1));
        };
    }

    private List<Box> states() {
        return drawing.boxes().stream().filter(b -> b.state().isPresent()).toList();
    }

    private Optional<String> down(Box box) {
        Optional<String> inside = states().stream().filter(b -> isIn(b, box)).min(Comparator.comparing(Box::y)
                .thenComparing(Box::x)).map(Box::id);
        return inside.or(() -> next(box));
    }

    /** What follows; behind the last state inside a container, what follows the container. */
    private Optional<String> next(Box box) {
        return drawing.lines().stream().filter(l -> l.from().equals(box.id()) && leads(l, l.to())).min(Comparator
                .comparing(Line::kind)).map(Line::to).or(() -> parent(box).flatMap(this::next));
    }

    private Optional<String> up(Box box) {
        return drawing.lines().stream().filter(l -> l.to().equals(box.id()) && leads(l, l.from())).min(Comparator
                .comparing(Line::kind)).map(Line::from).or(() -> parent(box).map(Box::id));
    }

    private boolean leads(Line line, String to) {
        return line.kind() != Kind.BACK && states().stream().anyMatch(b -> b.id().equals(to));
    }

    private Optional<String> beside(Box box, int side) {
        return states().stream().filter(b -> !isIn(b, box) && !isIn(box, b)).filter(b -> b.y() < box.y() + box.height()
                && b.y() + b.height() > box.y()).filter(b -> (middle(b) - middle(box)) * side > 0).min(Comparator
                        .comparingDouble(b -> Math.abs(middle(b) - middle(box)))).map(Box::id);
    }

    private Optional<Box> parent(Box box) {
        return states().stream().filter(b -> isIn(box, b)).min(Comparator.comparingDouble(Box::width));
    }

    private static boolean isIn(Box box, Box container) {
        return container.shape() == Shape.CONTAINER && box != container && box.x() >= container.x() && box
                .y() >= container.y() && box.x() + box.width() <= container.x() + container.width() && box.y() + box
                        .height() <= container.y() + container.height();
    }

    private static double middle(Box box) {
        return box.x() + box.width() / 2;
    }
}
