package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.states.State;
import java.util.List;
import java.util.Optional;

/** Where everything of a graph is. Containers come before what is inside them. */
public record Drawing(List<Box> boxes, List<Line> lines, double width, double height) {
    /** What stands for the beginning and the end of the machine, which are no states. */
    public static final String START = "";
    public static final String END = "\u0000end";

    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** The id of what stands for a state that is not there; the name is what follows the last NUL. */
    static String missing(String from, String to) {
        return "\u0000missing\u0000" + from + "\u0000" + to;
    }

    static String missingText(String name) {
        return name.isEmpty() ? Texts.text("graph.noStart") : Texts.text("graph.missing", name);
    }

    /** {@code FOLDED} is a container whose inside is not drawn; {@code MISSING} a state that is named but not there. */
    public enum Shape {
        START, END, NODE, PILL, CONTAINER, FOLDED, MISSING
    }

    /**
     * A state, or the beginning or end.
     *
     * @param id the state's name, or {@link #START} or {@link #END}
     * @param apart whether it runs in executions of its own, those of a distributed Map, so that this one's history does not know it
     * @param unreachable whether no way leads to it from the start
     */
    public record Box(String id, Shape shape, Optional<State> state, double x, double y, double width, double height,
            boolean apart, boolean unreachable) {
        Box moved(double dx, double dy) {
            return new Box(id, shape, state, x + dx, y + dy, width, height, apart, unreachable);
        }

        Box inside(Optional<State> container) {
            boolean distributed = container.orElse(null) instanceof State.Map map && map.distributed();
            return new Box(id, shape, state, x, y, width, height, apart || distributed, unreachable);
        }

        /** What to say of a state that is not there. */
        public String missing() {
            return missingText(id.substring(id.lastIndexOf('\u0000') + 1));
        }

        /** What to say of it when the history does not know it. */
        public String untold() {
            return Texts.text(apart ? "graph.apart" : unreachable ? "graph.unreachable" : "graph.notStarted");
        }
    }

    /** {@code MAIN} is where a state leads when nothing special happens, {@code NEXT} what a Choice may take. */
    public enum Kind {
        MAIN, NEXT, CATCH, BACK
    }

    /**
     * A way from one box to another.
     *
     * @param label what it is taken for: the names of errors, or a rule
     * @param points where it bends, first and last at the boxes' edges
     * @param tag the label as it is drawn, if there is a place for it
     */
    public record Line(String from, String to, Kind kind, String label, List<Point> points, Optional<Tag> tag) {
        public Line {
            points = List.copyOf(points);
        }

        Line(String from, String to, Kind kind, String label, List<Point> points) {
            this(from, to, kind, label, points, Optional.empty());
        }

        Line moved(double dx, double dy) {
            return new Line(from, to, kind, label, points.stream().map(p -> new Point(p.x + dx, p.y + dy)).toList());
        }

        Line tagged(Optional<Tag> next) {
            return new Line(from, to, kind, label, points, next);
        }
    }

    /**
     * Words on a line, about a point.
     *
     * @param inside whether it is inside a container
     */
    public record Tag(String text, double x, double y, double width, boolean inside) {}

    public record Point(double x, double y) {}
}
