package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Timeline.Row;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/** Binds {@code execution-timeline.fxml}: a row for each stay in a state, as table and as bars. */
public final class ExecutionTimelineController {
    private static final String INDENT = "\u2003";

    private final ExecutionViewModel execution;
    private final TimelineViewModel viewModel;
    @FXML private BorderPane root;
    @FXML private FilterChip compressed;
    @FXML private Label hidden;
    @FXML private StatePane state;
    @FXML private DataTable<Row> stays;

    ExecutionTimelineController(ExecutionViewModel execution, TimelineViewModel viewModel) {
        this.execution = execution;
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        stays.status(Texts.text("timeline.status"), 130, r -> progress(r).phase().word());
        stays.text(Texts.text("timeline.state"), 260, r -> INDENT.repeat(r.visit().depth()) + progress(r).name()
                + index(r));
        stays.value(Texts.text("timeline.entered"), 124, r -> progress(r).enteredAt(), When::precise);
        stays.value(Texts.text("timeline.took"), 90, Row::took, Spans::words);
        stays.number(Texts.text("timeline.attempts"), 80, r -> progress(r).attempts().size(), n -> n == 0 ? ""
                : Integer
                        .toString(n));
        stays.node(Texts.text("timeline.time"), 500, r -> r, r -> new TimeBar(r.pieces(), r.breaks(), Spans.words(r
                .took())));
        stays.setRows(viewModel.rows(), Row::number, this::chosen);
        compressed.selectedProperty().bindBidirectional(viewModel.compressedProperty());
        viewModel.hiddenProperty().subscribe(h -> hidden.setText(h.isZero() ? ""
                : Texts.text("timeline.hidden", Spans
                        .words(h))));
        state.setEmptyText(Texts.text("timeline.empty"));
        state.setOnRetry(execution::refresh);
        execution.historyProperty().subscribe(next -> state.show(next, next.newest().filter(h -> !h.events().isEmpty())
                .isEmpty()));
        new Ticker(root, viewModel::tick);
    }

    /** In which iteration of a Map it was. */
    private static String index(Row row) {
        return row.visit().iteration().map(i -> Texts.text("timeline.index", i.index())).orElse("");
    }

    private static StateProgress progress(Row row) {
        return row.visit().state();
    }

    private void chosen(List<Row> rows) {
        if (!rows.isEmpty()) {
            execution.select(Optional.of(progress(rows.getFirst()).name()));
        }
    }
}
