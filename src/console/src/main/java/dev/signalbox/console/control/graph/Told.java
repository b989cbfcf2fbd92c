package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.strip.HeatCells;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Iterations;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.mapruns.MapRun;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is known of the execution that is drawn into the graph.
 *
 * @param runs the Map Runs of its distributed Maps, by their ARNs
 */
record Told(ExecutionProgress progress, ExecutionStatus status, Map<String, MapRun> runs) {
    Told {
        runs = Map.copyOf(runs);
    }

    static Told nothing() {
        return new Told(ExecutionProgress.none(), ExecutionStatus.RUNNING, Map.of());
    }

    /** States that wait for a callback, the longest wait first. */
    Stream<StateProgress> waiting() {
        return progress.waiting().stream();
    }

    /** States that go on: those that wait first, then those that began last, and so are innermost. */
    Stream<String> goesOn() {
        return progress.states().values().stream().filter(s -> s.phase().isOpen()).sorted(Comparator
                .<StateProgress, Boolean>comparing(
                        s -> s.phase() != StateProgress.Phase.WAITING).thenComparing(StateProgress::enteredAt,
                                Comparator
                                        .reverseOrder())).map(StateProgress::name);
    }

    Optional<Iterations> iterations(String map) {
        return progress.state(map).flatMap(StateProgress::iterations);
    }

    /** The items of a Map state, once they are known. */
    Optional<MapItems> items(String map) {
        Integer picked = progress.picked().get(map);
        return iterations(map).flatMap(all -> all.runArn().isPresent() ? all.runArn().map(runs::get).map(r -> MapItems
                .of(r.items()))
                : Optional.of(MapItems.of(all, picked == null ? OptionalInt.empty()
                        : OptionalInt.of(picked))));
    }

    /** A Map that needs more cells than before. */
    Optional<String> grown(Map<String, Integer> before) {
        Map<String, Integer> wanted = cells(before);
        return wanted.keySet().stream().filter(m -> !Objects.equals(wanted.get(m), before.get(m))).findFirst();
    }

    /** How many cells the strip of each Map needs; never fewer than before, so that the graph stands still. */
    Map<String, Integer> cells(Map<String, Integer> before) {
        Map<String, Integer> cells = new HashMap<>(before);
        progress.states().keySet().forEach(name -> items(name).ifPresent(i -> cells.merge(name, Math.min(HeatCells.MOST,
                i.cells().cells().size()), Math::max)));
        return cells;
    }
}
