package dev.signalbox.console.screen.executions.mapruns;

import dev.signalbox.console.control.strip.HeatCells;
import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.control.strip.HeatStrip;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionSummary;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/** A cell for each child, or for some of them when there are many, in the colour of the worst. */
final class ChildStrip extends StackPane {
    private final Consumer<ExecutionSummary> open;
    private final HeatStrip strip = new HeatStrip(cell -> this.chosen(cell));
    private List<ExecutionSummary> shown = List.of();

    ChildStrip(Consumer<ExecutionSummary> open) {
        this.open = open;
        getChildren().add(strip);
    }

    /** @param children the newest first; the strip begins with the oldest */
    void show(List<ExecutionSummary> children) {
        shown = List.copyOf(children.reversed());
        strip.show(HeatCells.of(shown.stream().map(e -> e.status().word()).toList()), OptionalInt.empty(), this::words);
    }

    /** The child that a cell stands for: the first of those that are worst. */
    private ExecutionSummary child(Cell cell) {
        return shown.subList((int) cell.first(), (int) (cell.first() + cell.size())).stream().filter(e -> e.status()
                .word().equals(cell.worst())).findFirst().orElseThrow();
    }

    private void chosen(Cell cell) {
        open.accept(child(cell));
    }

    private String words(Cell cell) {
        return cell.size() == 1 ? Texts.text("mapRun.cell", child(cell).id().name(), cell.worst().word())
                : cell.words();
    }
}
