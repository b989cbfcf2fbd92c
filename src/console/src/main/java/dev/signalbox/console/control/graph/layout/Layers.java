package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Node.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sorts the nodes of a scope into layers, lets long edges pass through them as bends, and orders each layer. */
final class Layers {
    private static final int SWEEPS = 6;
    private static final double STIFF = 64;

    private final Scope scope;
    private final List<List<Node>> layers = new ArrayList<>();

    private Layers(Scope scope) {
        this.scope = scope;
    }

    static List<List<Node>> of(Scope scope) {
        Layers layers = new Layers(scope);
        layers.assign();
        layers.bendLongEdges();
        layers.order();
        return layers.layers;
    }

    /** The longest way from the start decides; what is not reached is in the first layer. */
    private void assign() {
        Map<Node, Integer> open = new HashMap<>();
        Map<Node, List<Edge>> out = new HashMap<>();
        forward().forEach(e -> {
            open.merge(e.to(), 1, Integer::sum);
            out.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e);
        });
        List<Node> ready = new ArrayList<>(scope.nodes.values().stream().filter(n -> !open.containsKey(n)).toList());
        for (int i = 0; i < ready.size(); i++) {
            Node node = ready.get(i);
            for (Edge edge : out.getOrDefault(node, List.of())) {
                edge.to().layer = Math.max(edge.to().layer, node.layer + 1);
                if (open.merge(edge.to(), -1, Integer::sum) == 0) {
                    ready.add(edge.to());
                }
            }
        }
        scope.nodes.values().forEach(n -> layer(n.layer).add(n));
    }

    private List<Edge> forward() {
        return scope.edges.stream().filter(e -> !e.isBack()).toList();
    }

    private List<Node> layer(int index) {
        while (layers.size() <= index) {
            layers.add(new ArrayList<>());
        }
        return layers.get(index);
    }

    /** Ways to one handler share their bends: many states with the same Catch then have one trunk beside them. */
    private void bendLongEdges() {
        Map<Node, Map<Integer, Node>> trunks = new HashMap<>();
        for (Edge edge : forward()) {
            Map<Integer, Node> trunk = edge.kind() == Kind.CATCH
                    ? trunks.computeIfAbsent(edge.to(), _ -> new HashMap<>())
                    : new HashMap<>();
            Node before = edge.from();
            for (int at = edge.from().layer + 1; at < edge.to().layer; at++) {
                int layer = at;
                Node bend = trunk.computeIfAbsent(at, _ -> bend(layer, edge));
                edge.chain().add(bend);
                connect(before, bend, before.bend ? STIFF : weight(edge));
                before = bend;
            }
            connect(before, edge.to(), weight(edge));
        }
    }

    private Node bend(int layer, Edge edge) {
        Node bend = Node.bend();
        bend.layer = layer;
        bend.order = edge.from().order + 0.5;
        layer(layer).add(bend);
        return bend;
    }

    /** The way that is gone when nothing special happens shall be the straightest. */
    private static double weight(Edge edge) {
        return switch (edge.kind()) {
            case MAIN -> 512;
            case NEXT -> 32;
            case CATCH, BACK -> 1;
        };
    }

    private static void connect(Node above, Node below, double weight) {
        if (above.below.stream().noneMatch(l -> l.node() == below)) {
            above.below.add(new Link(below, weight));
            below.above.add(new Link(above, weight));
        }
    }

    private void order() {
        layers.forEach(l -> l.sort(Comparator.comparingDouble(n -> n.order)));
        layers.forEach(Layers::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                List<Node> layer = layers.get(down ? i : layers.size() - 1 - i);
                sort(layer, down ? n -> n.above : n -> n.below);
            }
        }
    }

    private static void sort(List<Node> layer, Function<Node, List<Link>> neighbours) {
        Map<Node, Double> middle = new HashMap<>();
        layer.forEach(n -> middle.put(n, neighbours.apply(n).stream().mapToDouble(l -> l.node().order).average().orElse(
                n.order)));
        layer.sort(Comparator.comparingDouble(n -> middle.getOrDefault(n, n.order)));
        number(layer);
    }

    private static void number(List<Node> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).order = i - (layer.size() - 1) / 2.0;
        }
    }
}
