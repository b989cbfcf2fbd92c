package dev.signalbox.console.control.graph;

import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which containers of a machine are folded. Large machines begin with all of them folded. */
final class Folds {
    private static final int LARGE = 60;
    /** Every state, in the order of the definition, with the containers around it, outermost first. */
    private final Map<State, List<String>> around = new LinkedHashMap<>();
    private final Set<String> folded = new HashSet<>();

    Folds(StateMachine machine) {
        collect(machine, List.of());
        if (around.size() > LARGE) {
            around.keySet().stream().filter(s -> !s.children().isEmpty()).forEach(s -> folded.add(s.name()));
        }
    }

    private void collect(StateMachine machine, List<String> containers) {
        for (State state : machine.states().values()) {
            around.put(state, containers);
            List<String> inside = new ArrayList<>(containers);
            inside.add(state.name());
            state.children().forEach(child -> collect(child, inside));
        }
    }

    List<State> states() {
        return List.copyOf(around.keySet());
    }

    Set<String> folded() {
        return Set.copyOf(folded);
    }

    /** @return whether there is such a container */
    boolean toggle(String container) {
        if (folded.remove(container)) {
            return true;
        }
        return states().stream().anyMatch(s -> s.name().equals(container) && !s.children().isEmpty()) && folded.add(
                container);
    }

    /** @return whether something had to be unfolded so that the state can be seen */
    boolean open(String state) {
        return around.entrySet().stream().filter(e -> e.getKey().name().equals(state)).findFirst().map(e -> folded
                .removeAll(e.getValue())).orElse(false);
    }

    void openAll() {
        folded.clear();
    }

    /** The states inside a container, however deep. */
    List<String> inside(String container) {
        return around.entrySet().stream().filter(e -> e.getValue().contains(container)).map(e -> e.getKey().name())
                .toList();
    }
}
