package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import dev.signalbox.states.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A box while the layout looks for its place, or a bend of a line that passes through a layer. */
final class Node {
    private static final double PILL_DISTANCE = 56;
    static final double PILL_GAP = 8;
    private static final double BEND = 16;

    final String id;
    final Shape shape;
    final Optional<State> state;
    final double width;
    final double height;
    final boolean bend;
    /** Terminal states that only this one leads to; they stand beside it and keep the main way straight. */
    final List<Node> pills = new ArrayList<>();
    final List<Drawing> inside;
    final List<Link> above = new ArrayList<>();
    final List<Link> below = new ArrayList<>();
    boolean unreachable;
    /** What a Map's heat strip takes of the height. */
    double strip;
    /** Whether a way down from it has words on it. */
    boolean tagged;
    double pillDistance = PILL_DISTANCE;
    int layer;
    double order;
    double x;
    double y;
    /** The height of the whole layer: ways turn only between layers, so that they never run behind a taller neighbour. */
    double layerHeight;

    /** A neighbour in the next layer, and how much it matters that the two stand below each other. */
    record Link(Node node, double weight) {}

    private Node(String id, Shape shape, Optional<State> state, double[] size, List<Drawing> inside) {
        this.id = id;
        this.shape = shape;
        this.state = state;
        this.width = size[0];
        this.height = size[1];
        this.bend = id.isEmpty() && shape == Shape.NODE;
        this.inside = inside;
    }

    static Node of(State state, Shape shape, double width, double height, List<Drawing> inside) {
        return new Node(state.name(), shape, Optional.of(state), new double[]{width, height}, inside);
    }

    static Node mark(String id, Shape shape) {
        return new Node(id, shape, Optional.empty(), new double[]{72, 24}, List.of());
    }

    /** Stands where a state should be that the definition does not have. */
    static Node missing(String id, double width) {
        return new Node(id, Shape.MISSING, Optional.empty(), new double[]{width, 26}, List.of());
    }

    static Node bend() {
        return new Node("", Shape.NODE, Optional.empty(), new double[]{BEND, 0}, List.of());
    }

    double left() {
        return width / 2;
    }

    double right() {
        return width / 2 + (pills.isEmpty() ? 0
                : pillDistance + pills.stream().mapToDouble(p -> p.width).max().orElse(0));
    }

    double fullHeight() {
        return Math.max(height, pillsHeight());
    }

    private double pillsHeight() {
        return pills.stream().mapToDouble(p -> p.height + PILL_GAP).sum() - (pills.isEmpty() ? 0 : PILL_GAP);
    }

    /** Puts the pills at the right, in the middle when they are no higher than the node. */
    void placePills() {
        double top = y + Math.max(0, (height - pillsHeight()) / 2);
        for (Node pill : pills) {
            pill.x = x + width / 2 + pillDistance + pill.width / 2;
            pill.y = top;
            top += pill.height + PILL_GAP;
        }
    }

    Box box() {
        return new Box(id, shape, state, x - width / 2, y, width, height, false, unreachable);
    }
}
