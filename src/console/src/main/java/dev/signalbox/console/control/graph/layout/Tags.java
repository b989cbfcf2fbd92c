package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Line;
import dev.signalbox.console.control.graph.layout.Drawing.Point;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import dev.signalbox.console.control.graph.layout.Drawing.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a place for the words of lines where they hide nothing. Words for which there is none are left out. */
final class Tags {
    private static final int LONGEST = 24;
    private static final double LETTER = 6.4;
    private static final double HEIGHT = 16;
    private static final double MARGIN = 4;
    private static final double ABOVE_ARROW = 19;
    private static final int STEPS = 8;

    private final Drawing drawing;
    private final List<Trace> traces;
    private final List<Tag> placed = new ArrayList<>();

    private Tags(Drawing drawing) {
        this.drawing = drawing;
        traces = drawing.lines().stream().map(l -> Trace.of(trace(l.points()))).toList();
    }

    /** Points along a line, and what is around them all: most lines are nowhere near. */
    private record Trace(List<Point> points, double left, double top, double right, double bottom) {
        static Trace of(List<Point> points) {
            return new Trace(points, points.stream().mapToDouble(Point::x).min().orElse(0), points.stream().mapToDouble(
                    Point::y).min().orElse(0), points.stream().mapToDouble(Point::x).max().orElse(0), points.stream()
                            .mapToDouble(Point::y).max().orElse(0));
        }

        boolean crosses(Tag tag) {
            double half = tag.width() / 2;
            return tag.x() + half > left && tag.x() - half < right && tag.y() + HEIGHT / 2 > top && tag.y() - HEIGHT
                    / 2 < bottom && points.stream().anyMatch(p -> Math.abs(p.x() - tag.x()) < half && Math.abs(p.y()
                            - tag.y()) < HEIGHT / 2);
        }
    }

    static Drawing place(Drawing drawing) {
        Tags tags = new Tags(drawing);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < drawing.lines().size(); i++) {
            lines.add(tags.tagged(i));
        }
        return new Drawing(drawing.boxes(), lines, drawing.width(), drawing.height());
    }

    /** {@code States.Timeout, UnknownProject}: AWS's own names whole, of others what follows the last dot. */
    static String text(String label, Kind kind) {
        String text = kind != Kind.CATCH ? Rules.line(label)
                : Arrays.stream(label.split(", ")).map(e -> e.startsWith("States.") ? e
                        : e.substring(e.lastIndexOf('.')
                                + 1)).collect(Collectors.joining(", "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }

    static double width(String text) {
        return text.length() * LETTER + 2 * MARGIN;
    }

    private Line tagged(int index) {
        Line line = drawing.lines().get(index);
        if (line.label().isEmpty()) {
            return line;
        }
        String text = text(line.label(), line.kind());
        double width = width(text);
        Optional<Tag> tag = candidates(line, width).stream().map(p -> new Tag(text, p.x(), p.y(), width, isInside(p)))
                .filter(t -> isFree(t, index)).findFirst();
        tag.ifPresent(placed::add);
        return line.tagged(tag);
    }

    private static List<Point> candidates(Line line, double width) {
        Point end = line.points().getLast();
        Point before = line.points().get(line.points().size() - 2);
        if (line.kind() == Kind.BACK) {
            return around(line.points(), width);
        }
        boolean aside = Math.abs(end.y() - before.y()) < 0.5;
        return aside ? List.of(new Point((before.x() + end.x()) / 2 - 3, end.y())) : down(line, width);
    }

    /** Ways back have room on their long horizontal pieces only. */
    private static List<Point> around(List<Point> points, double width) {
        List<Point> all = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            if (Math.abs(points.get(i).x() - points.get(i - 1).x()) > width + 2 * ABOVE_ARROW) {
                all.add(straight(points.get(i - 1), points.get(i), 0.5));
            }
        }
        return all;
    }

    /** Above the arrow, if only this line ends there; else where it swings aside, or a little further that way. */
    private static List<Point> down(Line line, double width) {
        List<Point> points = line.points();
        Point arrow = new Point(points.getLast().x(), points.getLast().y() - ABOVE_ARROW);
        List<Point> all = new ArrayList<>();
        if (line.kind() == Kind.NEXT) {
            all.add(arrow);
        }
        for (int i = 1; i < points.size(); i++) {
            double side = Math.signum(points.get(i).x() - points.get(i - 1).x()) * width / 2;
            for (double t : new double[]{0.5, 0.4, 0.6, 0.3, 0.7}) {
                Point at = curved(points.get(i - 1), points.get(i), t);
                all.add(at);
                all.add(new Point(at.x() + side, at.y()));
            }
        }
        all.add(arrow);
        return all;
    }

    private static Point straight(Point from, Point to, double t) {
        return new Point(from.x() + (to.x() - from.x()) * t, from.y() + (to.y() - from.y()) * t);
    }

    /** As lines are drawn: with vertical beginnings and ends. */
    private static Point curved(Point from, Point to, double t) {
        double height = to.y() - from.y();
        return new Point(from.x() + (to.x() - from.x()) * t * t * (3 - 2 * t), from.y() + height * (1.5 * t * (1 - t)
                * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t));
    }

    private static List<Point> trace(List<Point> points) {
        List<Point> trace = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            int steps = (int) Math.max(STEPS, Math.hypot(to.x() - from.x(), to.y() - from.y()) / 6);
            for (int s = 0; s <= steps; s++) {
                double t = (double) s / steps;
                trace.add(to.y() - from.y() > 0.5 ? curved(from, to, t) : straight(from, to, t));
            }
        }
        return trace;
    }

    private boolean isFree(Tag tag, int own) {
        return tag.x() - tag.width() / 2 >= 0 && tag.x() + tag.width() / 2 <= drawing.width() && drawing.boxes()
                .stream()
                .noneMatch(b -> hides(tag, b)) && placed.stream().noneMatch(t -> Math.abs(t.x() - tag.x()) < (t.width()
                        + tag.width()) / 2 && Math.abs(t.y() - tag.y()) < HEIGHT) && !crosses(tag, own);
    }

    private static boolean hides(Tag tag, Box box) {
        double left = tag.x() - tag.width() / 2 - MARGIN;
        double right = tag.x() + tag.width() / 2 + MARGIN;
        double top = tag.y() - HEIGHT / 2 - 1;
        double bottom = tag.y() + HEIGHT / 2 + 1;
        boolean apart = right <= box.x() || left >= box.x() + box.width() || bottom <= box.y() || top >= box.y() + box
                .height();
        boolean within = box.shape() == Shape.CONTAINER && left > box.x() && right < box.x() + box.width() && top > box
                .y() + Scope.HEAD && bottom < box.y() + box.height();
        return !apart && !within;
    }

    private boolean crosses(Tag tag, int own) {
        for (int i = 0; i < traces.size(); i++) {
            if (i != own && traces.get(i).crosses(tag)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInside(Point at) {
        return drawing.boxes().stream().anyMatch(b -> b.shape() == Shape.CONTAINER && at.x() > b.x() && at.x() < b.x()
                + b.width() && at.y() > b.y() && at.y() < b.y() + b.height());
    }
}
