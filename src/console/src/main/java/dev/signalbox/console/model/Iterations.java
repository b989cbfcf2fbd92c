package dev.signalbox.console.model;

import dev.signalbox.console.model.StateProgress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the iterations of a Map state are.
 *
 * @param begun the phase of each iteration that has begun, by its index
 * @param runArn of a distributed Map: the Map Run whose child executions do the work, which this history does not tell of
 */
public record Iterations(int total, Map<Integer, Phase> begun, Optional<String> runArn) {
    public Iterations {
        begun = Map.copyOf(begun);
    }

    /** In the order of the items; empty for one that has not begun. */
    public List<Optional<Phase>> phases() {
        List<Optional<Phase>> all = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            all.add(Optional.ofNullable(begun.get(i)));
        }
        return all;
    }

    public long count(Phase phase) {
        return begun.values().stream().filter(p -> p == phase).count();
    }

    /** Those that are over, however they ended. */
    public long over() {
        return begun.values().stream().filter(p -> !p.isOpen()).count();
    }
}
