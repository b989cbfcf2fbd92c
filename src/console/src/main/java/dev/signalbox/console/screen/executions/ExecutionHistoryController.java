package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.TextFilter;
import java.util.function.Function;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import org.jspecify.annotations.Nullable;

/** Binds {@code execution-history.fxml}: all events, and the one that is selected as JSON. */
public final class ExecutionHistoryController {
    private final ExecutionViewModel viewModel;
    private final FilteredList<HistoryEvent> shown;
    @FXML private SearchBox search;
    @FXML private FilterChip failedOnly;
    @FXML private StatePane state;
    @FXML private DataTable<HistoryEvent> events;
    @FXML private JsonView event;

    ExecutionHistoryController(ExecutionViewModel viewModel) {
        this.viewModel = viewModel;
        shown = new FilteredList<>(viewModel.events());
    }

    @FXML
    private void initialize() {
        events.number(Texts.text("execution.event.id"), 64, HistoryEvent::id, id -> Long.toString(id));
        events.value(Texts.text("execution.event.time"), 110, HistoryEvent::at, When::precise).getStyleClass().add(
                "mono");
        events.text(Texts.text("execution.event.type"), 200, HistoryEvent::type);
        events.text(Texts.text("execution.event.state"), 170, e -> e.detail("name").orElse(""));
        events.text(Texts.text("execution.event.detail"), 240, EventText::summary).getStyleClass().add("quiet");
        events.setRows(shown);
        events.table().getSelectionModel().selectedItemProperty().subscribe(this::select);
        search.textProperty().subscribe(_ -> filter());
        failedOnly.selectedProperty().subscribe(_ -> filter());
        state.setOnRetry(viewModel::refresh);
        viewModel.historyProperty().subscribe(next -> state.show(next, false));
    }

    private void filter() {
        TextFilter words = TextFilter.of(search.textProperty().get());
        boolean failures = failedOnly.isSelected();
        Function<HistoryEvent, String> text = e -> e.type() + " " + e.detail("name").orElse("") + " " + EventText
                .summary(e);
        shown.setPredicate(e -> (!failures || EventText.isFailure(e)) && words.matches(text.apply(e)));
        events.totalProperty().set(viewModel.events().size());
    }

    private void select(@Nullable HistoryEvent selected) {
        if (selected != null) {
            event.setJson(EventText.json(selected));
        }
    }
}
