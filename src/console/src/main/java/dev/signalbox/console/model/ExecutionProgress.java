package dev.signalbox.console.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an execution's history says about the states of its machine.
 *
 * @param states by name; a state that was never entered is absent
 * @param taken the edges that were followed
 * @param visits every stay in a state, in the order in which they began
 * @param picked which iteration of a Map state the states inside it are told of, by the Map's name; of others, what is worst
 */
public record ExecutionProgress(Map<String, StateProgress> states, Set<Edge> taken, List<StateVisit> visits,
        Map<String, Integer> picked) {
    public ExecutionProgress {
        states = Map.copyOf(states);
        taken = Set.copyOf(taken);
        visits = List.copyOf(visits);
        picked = Map.copyOf(picked);
    }

    public ExecutionProgress(Map<String, StateProgress> states, Set<Edge> taken, List<StateVisit> visits) {
        this(states, taken, visits, Map.of());
    }

    /** The same with other iterations picked. */
    public ExecutionProgress at(Map<String, Integer> picks) {
        return visits.isEmpty() ? this : new ShownStays(this, picks).progress();
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

    /** The edges that led to what works now; what waits is not at work. */
    public Set<Edge> underWay() {
        List<StateVisit> open = visits.stream().filter(v -> isAtWork(v.state()) && v.from().isPresent()).toList();
        Set<String> known = open.stream().map(v -> v.state().name()).collect(Collectors.toSet());
        Set<Edge> ways = open.stream().map(v -> new Edge(v.from().orElse(START), v.state().name())).collect(Collectors
                .toSet());
        return taken.stream().filter(e -> state(e.to()).filter(ExecutionProgress::isAtWork).isPresent() && (!known
                .contains(e.to()) || ways.contains(e))).collect(Collectors.toSet());
    }

    private static boolean isAtWork(StateProgress state) {
        return state.phase() == StateProgress.Phase.RUNNING || state.phase() == StateProgress.Phase.RETRYING;
    }

    /** States that wait for a callback, the longest wait first. */
    public List<StateProgress> waiting() {
        return states.values().stream().filter(s -> s.phase() == StateProgress.Phase.WAITING)
                .sorted(java.util.Comparator.comparing(StateProgress::enteredAt)).toList();
    }
}
