package dev.signalbox.states.internal.definition;

import dev.signalbox.states.Catcher;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks where transitions lead, at one level of a machine. */
final class GraphCheck {
    private final StateMachine machine;
    private final String at;
    private final Problems problems;

    private GraphCheck(StateMachine machine, String at, Problems problems) {
        this.machine = machine;
        this.at = at;
        this.problems = problems;
    }

    static void check(StateMachine machine, String at, Problems problems) {
        new GraphCheck(machine, at, problems).check();
    }

    private void check() {
        target(machine.startAt(), at + "/StartAt");
        machine.states().values().forEach(this::checkTargets);
        if (machine.states().values().stream().noneMatch(GraphCheck::ends)) {
            // AWS names no place, and nothing that is unreachable then.
            problems.error("MISSING_END_STATE", "", "Workflow has no terminal state");
            return;
        }
        var reachable = reachable();
        machine.states().keySet().stream().filter(name -> !reachable.contains(name)).forEach(name -> problems.error(
                "MISSING_TRANSITION_TARGET", at + "/States/" + name, "State \"" + name + "\" is not reachable."));
    }

    private void checkTargets(State state) {
        var where = at + "/States/" + state.name();
        switch (state) {
            case State.Pass s -> s.next().ifPresent(n -> target(n, where + "/Next"));
            case State.Wait s -> s.next().ifPresent(n -> target(n, where + "/Next"));
            case State.Task s -> nextAndCatch(s.next().stream().toList(), s.catchers(), where);
            case State.Parallel s -> nextAndCatch(s.next().stream().toList(), s.catchers(), where);
            case State.Map s -> nextAndCatch(s.next().stream().toList(), s.catchers(), where);
            case State.Choice s -> choice(s, where);
            case State.Succeed _,State.Fail _,State.Unknown _ -> {
            }
        }
    }

    private void nextAndCatch(List<String> next, List<Catcher> catchers, String where) {
        next.forEach(n -> target(n, where + "/Next"));
        for (int i = 0; i < catchers.size(); i++) {
            target(catchers.get(i).next(), where + "/Catch[" + i + "]/Next");
        }
    }

    private void choice(State.Choice choice, String where) {
        for (int i = 0; i < choice.rules().size(); i++) {
            target(choice.rules().get(i).next(), where + "/Choices[" + i + "]/Next");
        }
        choice.otherwise().ifPresent(n -> target(n, where + "/Default"));
    }

    /** AWS says {@code Next} of every field that names a state. */
    private void target(String name, String where) {
        if (!name.isEmpty() && !machine.states().containsKey(name)) {
            problems.error("MISSING_TRANSITION_TARGET", where, "Missing 'Next' target: " + name);
        }
    }

    private Set<String> reachable() {
        Set<String> seen = new HashSet<>();
        var open = new ArrayDeque<>(List.of(machine.startAt()));
        while (!open.isEmpty()) {
            var name = open.pop();
            var state = machine.states().get(name);
            if (state != null && seen.add(name)) {
                open.addAll(state.targets());
            }
        }
        return seen;
    }

    private static boolean ends(State state) {
        return switch (state) {
            case State.Pass s -> s.next().isEmpty();
            case State.Task s -> s.next().isEmpty();
            case State.Wait s -> s.next().isEmpty();
            case State.Parallel s -> s.next().isEmpty();
            case State.Map s -> s.next().isEmpty();
            case State.Succeed _,State.Fail _,State.Unknown _ -> true;
            case State.Choice _ -> false;
        };
    }
}
