package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.strip.HeatCells;
import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.control.strip.HeatCells.Run;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Iterations;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.mapruns.MapRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The items of a Map state for its heat strip: the iterations that the history tells of, or of a distributed Map how many items of
 * its run are in which state.
 *
 * @param fact {@code 7 of 12, 1 failed}
 * @param picked the cell of the iteration whose states are shown
 */
record MapItems(HeatCells cells, String fact, OptionalInt picked, boolean distributed) {
    static MapItems of(Iterations iterations, OptionalInt pickedIndex) {
        HeatCells cells = HeatCells.of(iterations.phases().stream().map(p -> p.map(Phase::word).orElseGet(
                MapItems::notStarted)).toList());
        long bad = iterations.count(Phase.FAILED) + iterations.count(Phase.TIMED_OUT);
        int size = cells.cells().isEmpty() ? 1 : (int) cells.cells().getFirst().size();
        OptionalInt cell = pickedIndex.isPresent() ? OptionalInt.of(pickedIndex.getAsInt() / size) : pickedIndex;
        return new MapItems(cells, fact(iterations.over(), iterations.total(), bad), cell, false);
    }

    static MapItems of(MapRun.Counts items) {
        long bad = items.failed() + items.timedOut();
        List<Run> runs = Stream.of(run(ExecutionStatus.SUCCEEDED, items.succeeded()), run(ExecutionStatus.FAILED, items
                .failed()), run(ExecutionStatus.TIMED_OUT, items.timedOut()), run(ExecutionStatus.ABORTED, items
                        .aborted()), run(ExecutionStatus.RUNNING, items.running()), new Run(notStarted(), items
                                .pending())).filter(r -> r.count() > 0).toList();
        return new MapItems(HeatCells.ofRuns(runs), fact(items.total() - items.running() - items.pending(), items
                .total(), bad), OptionalInt.empty(), true);
    }

    private static Run run(ExecutionStatus status, long count) {
        return new Run(status.word(), count);
    }

    private static StatusWord notStarted() {
        return new StatusWord(Tone.NOT_STARTED, Texts.text("graph.notStarted"));
    }

    private static String fact(long over, long total, long bad) {
        return bad == 0 ? Texts.text("graph.map.of", over, total) : Texts.text("graph.map.ofFailed", over, total, bad);
    }

    /** What a cell is, in words. */
    String words(Cell cell) {
        if (distributed) {
            return Texts.text("graph.map.items", cell.words());
        }
        return cell.size() == 1 ? Texts.text("graph.map.index", cell.first(), cell.worst().word())
                : Texts.text("graph.map.indexes", cell.first(), cell.first() + cell.size() - 1, cell.words());
    }

    /** The iteration that a cell stands for: the first of those that are worst. */
    static int index(Cell cell, Iterations iterations) {
        List<Optional<Phase>> phases = iterations.phases();
        for (long i = cell.first(); i < Math.min(cell.first() + cell.size(), phases.size()); i++) {
            boolean worst = phases.get((int) i).map(Phase::word).map(cell.worst()::equals).orElse(cell.worst()
                    .tone() == Tone.NOT_STARTED);
            if (worst) {
                return (int) i;
            }
        }
        return (int) cell.first();
    }
}
