package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.Comparator;

/** Paths in the order of their steps: names by text, elements by number. */
enum PathOrder implements Comparator<Path> {
    ASCENDING;

    @Override
    public int compare(Path left, Path right) {
        int common = Math.min(left.steps().size(), right.steps().size());
        for (int i = 0; i < common; i++) {
            int order = compare(left.steps().get(i), right.steps().get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.steps().size(), right.steps().size());
    }

    private static int compare(Path.Step left, Path.Step right) {
        if (left instanceof Path.Step.Element(var a) && right instanceof Path.Step.Element(var b)) {
            return Integer.compare(a, b);
        }
        return left.toString().compareTo(right.toString());
    }
}
