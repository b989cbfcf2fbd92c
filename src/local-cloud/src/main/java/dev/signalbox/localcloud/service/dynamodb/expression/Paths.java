package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.List;
import java.util.Optional;

/** Refuses paths of one expression that stand in each other's way. */
final class Paths {
    private Paths() {}

    static void checkDisjoint(ExpressionKind kind, List<Path> paths) {
        for (int i = 1; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                var clash = clash(paths.get(j), paths.get(i));
                if (clash.isPresent()) {
                    throw kind.invalid("Two document paths " + clash.get() + " with each other; "
                            + "must remove or rewrite one of these paths; path one: " + paths.get(j) + ", path two: "
                            + paths.get(i));
                }
            }
        }
    }

    private static Optional<String> clash(Path one, Path two) {
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
            var a = one.steps().get(i);
            var b = two.steps().get(i);
            if (a.getClass() != b.getClass()) {
                return Optional.of("conflict");
            }
            if (!a.equals(b)) {
                return Optional.empty();
            }
        }
        return Optional.of("overlap");
    }
}
