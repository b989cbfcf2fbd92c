package dev.signalbox.console.control.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gives each node its coordinates: below its predecessors and above its followers as far as the neighbours in its layer allow. */
final class Columns {
    private static final double GAP_X = 40;
    private static final double GAP_Y = 34;
    private static final int SWEEPS = 9;

    private Columns() {}

    static void place(List<List<Node>> layers) {
        layers.forEach(layer -> settle(layer, _ -> List.of()));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                settle(layers.get(down ? i : layers.size() - 1 - i), down ? n -> n.above : n -> n.below);
            }
        }
        double y = 0;
        for (List<Node> layer : layers) {
            double height = layer.stream().mapToDouble(Node::fullHeight).max().orElse(0);
            for (Node node : layer) {
                node.y = y;
            }
            y += height + GAP_Y;
        }
    }

    /**
     * Moves a layer's nodes as near as they can get to the middle of their neighbours without changing order or overlapping. This is
     * isotonic regression: what would overlap is pooled and shares its displacement.
     */
    private static void settle(List<Node> layer, Function<Node, List<Node>> neighbours) {
        List<Pool> pools = new ArrayList<>();
        double offset = 0;
        Node before = null;
        for (Node node : layer) {
            offset += before == null ? 0 : before.right() + gap(before, node) + node.left();
            double wanted = neighbours.apply(node).stream().mapToDouble(n -> n.x).average().orElse(node.x);
            pools.add(new Pool(new ArrayList<>(List.of(node)), new ArrayList<>(List.of(offset)), (wanted - offset)
                    * weight(node), weight(node)));
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

    /** Bends are stiff, so that long edges stay straight. */
    private static double weight(Node node) {
        return node.bend ? 3 : 1;
    }

    private record Pool(List<Node> nodes, List<Double> offsets, double sum, double weight) {
        double mean() {
            return sum / weight;
        }
    }
}
