package dev.signalbox.console.screen.executions.mapruns;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.StatusWord;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** A cell for each child, or for some of them when there are many, in the colour of the worst; failed cells have a notch. */
final class ChildStrip extends FlowPane {
    private static final int MOST = 400;
    private static final List<ExecutionStatus> WORST = List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT,
            ExecutionStatus.ABORTED, ExecutionStatus.RUNNING);

    private final Consumer<ExecutionSummary> open;
    private List<ExecutionSummary> shown = List.of();

    ChildStrip(Consumer<ExecutionSummary> open) {
        this.open = open;
        getStyleClass().add("child-strip");
    }

    /** @param children the newest first; the strip begins with the oldest */
    void show(List<ExecutionSummary> children) {
        List<ExecutionSummary> oldestFirst = List.copyOf(children.reversed());
        if (oldestFirst.equals(shown)) {
            return;
        }
        shown = oldestFirst;
        int size = Math.max(1, (shown.size() + MOST - 1) / MOST);
        getChildren().setAll(IntStream.range(0, (shown.size() + size - 1) / size).mapToObj(i -> cell(shown.subList(i
                * size, Math.min(shown.size(), (i + 1) * size)))).toList());
    }

    private Button cell(List<ExecutionSummary> some) {
        ExecutionSummary worst = some.stream().min(Comparator.comparing(e -> WORST.contains(e.status()) ? WORST.indexOf(
                e
                        .status()) : WORST.size())).orElseThrow();
        StatusWord word = worst.status().word();
        Button cell = new Button();
        cell.getStyleClass().setAll("child-cell", Tones.styleClass(word.tone()));
        String words = some.size() == 1 ? Texts.text("mapRun.cell", worst.id().name(), word.word())
                : some.stream().collect(Collectors.groupingBy(e -> e.status().word().word(), Collectors.counting()))
                        .entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).sorted().collect(Collectors
                                .joining(", "));
        cell.setAccessibleText(words);
        cell.setTooltip(new Tooltip(words));
        cell.setOnAction(_ -> open.accept(worst));
        return cell;
    }
}
