package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Node.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Gives each node its coordinates: below its predecessors and above its followers as far as the neighbours in its layer allow. */
final class Columns {
    private static final double GAP_X = 40;
    static final double GAP_Y = 40;
    /** Below nodes whose ways have words on them. */
    private static final double TAGGED_GAP_Y = 56;
    private static final int SWEEPS = 9;
    private static final double SLIGHT = 8;
    /** The pull of a node without neighbours in the layer above or below. */
    private static final double LOOSE = 0.1;

    private Columns() {}

    static void place(List<List<Node>> layers) {
        layers.forEach(layer -> settle(layer, _ -> List.of()));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                settle(layers.get(down ? i : layers.size() - 1 - i), down ? n -> n.above : n -> n.below);
            }
        }
        layers.forEach(Columns::straighten);
        double y = 0;
        for (List<Node> layer : layers) {
            double height = layer.stream().mapToDouble(Node::fullHeight).max().orElse(0);
            for (Node node : layer) {
                node.y = y;
                node.layerHeight = height;
            }
            y += height + (layer.stream().anyMatch(n -> n.tagged) ? TAGGED_GAP_Y : GAP_Y);
        }
    }

    /** Takes out what is too little for a bend: such a line looks like a mistake. */
    private static void straighten(List<Node> layer) {
        for (int i = 0; i < layer.size(); i++) {
            Node node = layer.get(i);
            double least = i == 0 ? Double.NEGATIVE_INFINITY
                    : layer.get(i - 1).x + layer.get(i - 1).right() + gap(layer.get(i - 1), node) + node.left();
            double most = i == layer.size() - 1 ? Double.POSITIVE_INFINITY
                    : layer.get(i + 1).x - layer.get(i + 1).left() - gap(node, layer.get(i + 1)) - node.right();
            double x = node.above.stream().max(Comparator.comparingDouble(Link::weight)).map(l -> l.node().x).orElse(
                    node.x);
            if (Math.abs(x - node.x) < SLIGHT && x >= least - SLIGHT / 2 && x <= most + SLIGHT / 2) {
                node.x = x;
            }
        }
    }

    /**
     * Moves a layer's nodes as near as they can get to the middle of their neighbours without changing order or overlapping. This is
     * isotonic regression: what would overlap is pooled and shares its displacement.
     */
    private static void settle(List<Node> layer, Function<Node, List<Link>> neighbours) {
        List<Pool> pools = new ArrayList<>();
        double offset = 0;
        Node before = null;
        for (Node node : layer) {
            offset += before == null ? 0 : before.right() + gap(before, node) + node.left();
            double weight = neighbours.apply(node).stream().mapToDouble(Link::weight).sum();
            double wanted = weight == 0 ? node.x
                    : neighbours.apply(node).stream().mapToDouble(l -> l.node().x * l.weight()).sum() / weight;
            double pull = Math.max(weight, LOOSE);
            pools.add(new Pool(new ArrayList<>(List.of(node)), new ArrayList<>(List.of(offset)), (wanted - offset)
                    * pull, pull));
            merge(pools);
            before = node;
        }
        for (Pool pool : pools) {
            for (int i = 0; i < pool.nodes.size(); i++) {
                pool.nodes.get(i).x = pool.mean() + pool.offsets.get(i);
            }
        }
    }

    private static void merge(List<Pool> pools) {
        while (pools.size() > 1 && pools.get(pools.size() - 2).mean() > pools.getLast().mean()) {
            Pool last = pools.removeLast();
            Pool rest = pools.removeLast();
            rest.nodes.addAll(last.nodes);
            rest.offsets.addAll(last.offsets);
            pools.add(new Pool(rest.nodes, rest.offsets, rest.sum + last.sum, rest.weight + last.weight));
        }
    }

    private static double gap(Node left, Node right) {
        return left.bend || right.bend ? GAP_X / 2 : GAP_X;
    }

    private record Pool(List<Node> nodes, List<Double> offsets, double sum, double weight) {
        double mean() {
            return sum / weight;
        }
    }
}
