package dev.signalbox.console.model;

import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.StateProgress.Phase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which stay stands for each state. Of a loop it is the latest. Of a Map's iterations it is the one in the picked iteration, or that
 * which is worst: one failure among a hundred must be seen.
 */
final class ShownStays {
    private static final List<Phase> WORST = List.of(Phase.FAILED, Phase.TIMED_OUT, Phase.CAUGHT, Phase.WAITING,
            Phase.RETRYING, Phase.RUNNING, Phase.ABORTED, Phase.SUCCEEDED);
    private final ExecutionProgress all;
    private final Map<String, Integer> picks;
    /** The stays directly in a Map's stay, or in none. */
    private final Map<Optional<Integer>, List<Integer>> inside;
    private final Map<String, StateProgress> states = new HashMap<>();
    private final Set<Edge> taken = new HashSet<>();

    ShownStays(ExecutionProgress all, Map<String, Integer> picks) {
        this.all = all;
        this.picks = picks;
        inside = IntStream.range(0, all.visits().size()).boxed().collect(Collectors.groupingBy(i -> visit(i).iteration()
                .map(StateVisit.Iteration::map)));
        Set<String> visited = all.visits().stream().map(v -> v.state().name()).collect(Collectors.toSet());
        all.states().forEach((name, state) -> {
            if (!visited.contains(name)) {
                states.put(name, state);
            }
        });
    }

    private StateVisit visit(int place) {
        return all.visits().get(place);
    }

    ExecutionProgress progress() {
        show(inside.getOrDefault(Optional.<Integer>empty(), List.of()));
        return new ExecutionProgress(states, taken, all.visits(), picks);
    }

    private void show(List<Integer> places) {
        Map<String, List<Integer>> byName = places.stream().collect(Collectors.groupingBy(i -> visit(i).state().name(),
                LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, stays) -> {
            stays.forEach(i -> visit(i).from().ifPresent(from -> taken.add(new Edge(from, name))));
            int shown = worst(stays);
            states.put(name, visit(shown).state().visited(stays.size()));
            show(inside.getOrDefault(Optional.of(shown), List.of()).stream().filter(i -> isPicked(name, i)).toList());
        });
    }

    private boolean isPicked(String map, int place) {
        Integer index = picks.get(map);
        return index == null || visit(place).iteration().filter(i -> i.index() == index).isPresent();
    }

    /** Among the latest stays of each iteration. */
    private int worst(List<Integer> stays) {
        Map<Integer, Integer> latest = new LinkedHashMap<>();
        stays.forEach(i -> latest.put(visit(i).iteration().map(StateVisit.Iteration::index).orElse(-1), i));
        return latest.values().stream().min(Comparator.<Integer>comparingInt(i -> WORST.indexOf(visit(i).state()
                .phase())).thenComparing(Comparator.reverseOrder())).orElseThrow();
    }
}
