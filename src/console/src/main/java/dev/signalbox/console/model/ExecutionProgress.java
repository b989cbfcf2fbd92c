package dev.signalbox.console.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an execution's history says about the states of its machine.
 *
 * @param states by name; a state that was never entered is absent
 * @param taken the edges that were followed
 * @param visits every stay in a state, in the order in which they began
 */
public record ExecutionProgress(Map<String, StateProgress> states, Set<Edge> taken, List<StateVisit> visits) {
    public ExecutionProgress {
        states = Map.copyOf(states);
        taken = Set.copyOf(taken);
        visits = List.copyOf(visits);
    }

    /** From one state to another at the same level; {@code START} is where a machine, branch or iteration begins. */
    public record Edge(String from, String to) {}

    public static final String START = "";

    public static ExecutionProgress none() {
        return new ExecutionProgress(Map.of(), Set.of(), List.of());
    }

    public Optional<StateProgress> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** States that wait for a callback, the longest wait first. */
    public List<StateProgress> waiting() {
        return states.values().stream().filter(s -> s.phase() == StateProgress.Phase.WAITING)
                .sorted(java.util.Comparator.comparing(StateProgress::enteredAt)).toList();
    }
}
