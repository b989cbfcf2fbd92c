package dev.signalbox.console.model.diff;

import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateVisit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways of two executions of a state machine beside each other: the nth stay in a state here beside the nth there. */
public final class PathComparison {
    private record Key(String state, int visit) {}

    private PathComparison() {}

    /** In the order of this execution; what only the other one did stands where it did it. */
    public static List<PathRow> of(ExecutionProgress here, ExecutionProgress there) {
        Map<Key, StateVisit> mine = keyed(here);
        Map<Key, StateVisit> other = keyed(there);
        Deque<Key> toCome = new ArrayDeque<>(other.keySet());
        Set<Key> done = new HashSet<>();
        List<PathRow> rows = new ArrayList<>();
        for (Map.Entry<Key, StateVisit> stay : mine.entrySet()) {
            addOnlyThere(toCome, mine.keySet(), done, other, rows);
            rows.add(row(stay, Optional.ofNullable(other.get(stay.getKey()))));
            done.add(stay.getKey());
        }
        addOnlyThere(toCome, mine.keySet(), done, other, rows);
        return List.copyOf(rows);
    }

    /** Goes on in the other execution's way up to the next stay that this one has too, but later. */
    private static void addOnlyThere(Deque<Key> toCome, Set<Key> mine, Set<Key> done, Map<Key, StateVisit> other,
            List<PathRow> rows) {
        while (!toCome.isEmpty() && (done.contains(toCome.peek()) || !mine.contains(toCome.peek()))) {
            Key key = toCome.remove();
            StateVisit visit = other.get(key);
            if (!done.contains(key) && visit != null) {
                rows.add(new PathRow(key.state(), key.visit(), visit.depth(), Optional.empty(), Optional.of(visit
                        .state())));
            }
        }
    }

    private static PathRow row(Map.Entry<Key, StateVisit> stay, Optional<StateVisit> same) {
        StateVisit visit = stay.getValue();
        return new PathRow(visit.state().name(), stay.getKey().visit(), visit.depth(), Optional.of(visit.state()), same
                .map(StateVisit::state));
    }

    private static Map<Key, StateVisit> keyed(ExecutionProgress progress) {
        Map<String, Integer> counts = new HashMap<>();
        Map<Key, StateVisit> keyed = new LinkedHashMap<>();
        progress.visits().forEach(v -> keyed.put(new Key(v.state().name(), counts.merge(v.state().name(), 1,
                Integer::sum)), v));
        return keyed;
    }

    /** Where the two first went other ways, or first ended otherwise. */
    public static Optional<PathRow> firstDifference(List<PathRow> rows) {
        return rows.stream().filter(PathRow::differs).findFirst();
    }
}
