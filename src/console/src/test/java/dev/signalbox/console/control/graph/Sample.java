package dev.signalbox.console.control.graph;

import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionProgress.Edge;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.Iterations;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StateProgress.Waiting;
import dev.signalbox.states.Definition;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A machine to be drawn. The comment of a state says how far it shall be: {@code "Comment": "RUNNING"}. */
record Sample(String name, StateMachine machine, ExecutionProgress progress) {
    static final Path FOLDER = Path.of("src/test/resources/graphs");
    static final Instant NOW = Histories.START.plusSeconds(3600);
    private static final String SUFFIX = ".asl.json";

    static Sample of(String name) throws IOException {
        StateMachine machine = Definition.read(Files.readString(FOLDER.resolve(name + SUFFIX))).machine();
        Map<String, StateProgress> states = new HashMap<>();
        Set<Edge> taken = new HashSet<>();
        read(machine, states, taken);
        return new Sample(name, machine, new ExecutionProgress(states, taken, List.of()));
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(SUFFIX)).map(n -> n.substring(0, n
                    .length() - SUFFIX.length())).sorted().toList();
        }
    }

    ExecutionStatus status() {
        boolean open = progress.states().values().stream().anyMatch(s -> s.phase().isOpen());
        return open ? ExecutionStatus.RUNNING : ExecutionStatus.SUCCEEDED;
    }

    private static void read(StateMachine machine, Map<String, StateProgress> states, Set<Edge> taken) {
        machine.states().values().forEach(s -> phase(s).ifPresent(p -> states.put(s.name(), progress(s, p, states
                .size()))));
        if (states.containsKey(machine.startAt())) {
            taken.add(new Edge(ExecutionProgress.START, machine.startAt()));
        }
        for (State state : machine.states().values()) {
            boolean caught = Optional.ofNullable(states.get(state.name())).filter(s -> s.phase() == Phase.CAUGHT)
                    .isPresent();
            int next = state instanceof State.Choice ? state.targets().size() : 1;
            state.targets().stream().limit(caught ? Long.MAX_VALUE : next).skip(caught ? 1 : 0).filter(
                    t -> states.containsKey(t) && states.containsKey(state.name())).forEach(t -> taken.add(new Edge(
                            state.name(), t)));
            state.children().forEach(child -> read(child, states, taken));
        }
    }

    private static Optional<Phase> phase(State state) {
        return state.comment().map(c -> Phase.valueOf(c.split(" ")[0]));
    }

    private static StateProgress progress(State state, Phase phase, int index) {
        Instant entered = Histories.START.plusSeconds(index * 7L);
        Optional<Instant> left = phase.isOpen() ? Optional.empty()
                : Optional.of(entered.plusMillis(820 + index
                        * 1300L));
        return new StateProgress(state.name(), phase, 1, entered, left, attempts(phase, entered, left), Optional
                .empty(), Optional.empty(), phase == Phase.WAITING ? Optional.of(new Waiting(entered, Optional.of(
                        entered.plus(Duration.ofHours(2))), Optional.of(Duration.ofMinutes(5)), 17))
                        : Optional
                                .empty(), state instanceof State.Task t && t.resource().contains(
                                        "states:startExecution")
                                                ? Optional.of(
                                                        "arn:aws:states:local-1:000000000000:execution:child:run-1")
                                                : Optional.empty(), iterations(state));
    }

    /** {@code "RUNNING 12 SSFWR"}: of 12 iterations five have begun. */
    private static Optional<Iterations> iterations(State state) {
        return state.comment().map(c -> c.split(" ")).filter(c -> c.length > 2).map(c -> {
            Map<Integer, Phase> begun = new HashMap<>();
            for (int i = 0; i < c[2].length(); i++) {
                char letter = c[2].charAt(i);
                begun.put(i, Arrays.stream(Phase.values()).filter(p -> p.name().charAt(0) == letter).findFirst()
                        .orElseThrow());
            }
            return new Iterations(Integer.parseInt(c[1]), begun, Optional.empty());
        });
    }

    private static List<Attempt> attempts(Phase phase, Instant entered, Optional<Instant> left) {
        List<Attempt> attempts = new ArrayList<>();
        if (phase == Phase.RETRYING || phase == Phase.FAILED || phase == Phase.CAUGHT || phase == Phase.TIMED_OUT) {
            attempts.add(new Attempt(entered, Optional.of(entered.plusSeconds(1)), Optional.of(
                    phase == Phase.TIMED_OUT ? "States.Timeout" : "Provider.Refused"), Optional.of("503")));
        }
        if (phase == Phase.RETRYING) {
            attempts.add(new Attempt(entered.plusSeconds(3), Optional.of(entered.plusSeconds(4)), Optional.of(
                    "Provider.Refused"), Optional.of("503")));
        }
        return attempts;
    }
}
