package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds paths of one expression that stand in each other's way. */
final class Paths {
    private Paths() {}

    /** @param overlap whether one path leads through the other's place, and not only into another kind of document */
    record Clash(boolean overlap, Path one, Path two) {
        String message() {
            return "Two document paths " + (overlap ? "overlap" : "conflict") + " with each other; "
                    + "must remove or rewrite one of these paths; path one: " + one + ", path two: " + two;
        }
    }

    static List<Clash> clashes(List<Path> paths) {
        var clashes = new ArrayList<Clash>();
        for (int i = 1; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                clash(paths.get(j), paths.get(i)).ifPresent(clashes::add);
            }
        }
        return clashes;
    }

    private static Optional<Clash> clash(Path one, Path two) {
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
            var a = one.steps().get(i);
            var b = two.steps().get(i);
            if (a.getClass() != b.getClass()) {
                return Optional.of(new Clash(false, one, two));
            }
            if (!a.equals(b)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Clash(true, one, two));
    }
}
