package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.model.Iterations;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What was chosen on the sheet, in the words of the screen around the graph. */
final class Chosen implements Sheet.Acts {
    private final StateGraph graph;
    private final Supplier<GraphActs> acts;
    private final Supplier<Told> told;

    Chosen(StateGraph graph, Supplier<GraphActs> acts, Supplier<Told> told) {
        this.graph = graph;
        this.acts = acts;
        this.told = told;
    }

    @Override
    public void select(String state) {
        acts.get().select(state);
    }

    @Override
    public void fold(String container) {
        graph.fold(container);
    }

    @Override
    public void open(String arn) {
        acts.get().open(arn);
    }

    /** The children of a distributed Map have histories of their own; an iteration that is picked again is let go. */
    @Override
    public void pick(String map, Optional<Cell> cell) {
        Optional<Iterations> iterations = told.get().iterations(map);
        Optional<String> run = iterations.flatMap(Iterations::runArn);
        if (run.isPresent()) {
            acts.get().open(run.get());
            return;
        }
        OptionalInt index = cell.isEmpty() || iterations.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(MapItems.index(cell.get(), iterations.get()));
        Integer before = told.get().progress().picked().get(map);
        boolean again = before != null && index.isPresent() && before == index.getAsInt();
        acts.get().pick(map, again ? OptionalInt.empty() : index);
    }
}
