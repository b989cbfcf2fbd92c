package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Binds {@code execution-history.fxml}: the events, what is looked for among them, and the one that is chosen. */
public final class ExecutionHistoryController {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_FROM = 0.8;

    private final ExecutionViewModel execution;
    private final HistoryViewModel viewModel;
    private final Consumer<String> showState;
    private Optional<EventRow> chosen = Optional.empty();
    @FXML private BorderPane root;
    @FXML private SearchBox search;
    @FXML private ComboBox<String> states;
    @FXML private FlowPane chips;
    @FXML private FilterChip failedOnly;
    @FXML private Label fuelWords;
    @FXML private Meter fuel;
    @FXML private StatePane state;
    @FXML private DataTable<EventRow> events;
    @FXML private VBox side;
    @FXML private Label title;
    @FXML private Button toState;
    @FXML private JsonView event;

    /** @param showState leads to a state in the graph */
    public ExecutionHistoryController(ExecutionViewModel execution, Consumer<String> showState) {
        this.execution = execution;
        this.showState = showState;
        viewModel = new HistoryViewModel(execution.historyProperty(), execution.reader(), execution.fxThread());
    }

    @FXML
    private void initialize() {
        events.number(Texts.text("execution.event.id"), 64, EventRow::id, id -> Long.toString(id));
        events.value(Texts.text("execution.event.time"), 110, r -> r.event().at(), When::precise).getStyleClass().add(
                "mono");
        events.text(Texts.text("execution.event.type"), 210, r -> r.event().type()).setCellFactory(
                _ -> new EventTypeCell());
        events.text(Texts.text("execution.event.state"), 170, EventRow::state);
        events.text(Texts.text("execution.event.detail"), 240, EventRow::detail).getStyleClass().add("quiet");
        events.table().setId("event-table");
        events.setExportName(name());
        events.setRows(viewModel.rows(), EventRow::id, this::choose);
        events.totalProperty().bind(viewModel.totalProperty());
        events.setOnOpen(row -> execution.replay().move(row.id()));
        events.hintProperty().set(Texts.text("history.hint"));
        filters();
        state.setOnRetry(execution::refresh);
        execution.historyProperty().subscribe(next -> state.show(next, false));
        execution.newestProperty().subscribe(this::measure);
        choose(List.of());
    }

    private void filters() {
        search.textProperty().bindBidirectional(viewModel.textProperty());
        failedOnly.selectedProperty().bindBidirectional(viewModel.failedOnlyProperty());
        failedOnly.countProperty().bind(viewModel.failuresProperty());
        for (EventGroup group : EventGroup.values()) {
            FilterChip chip = new FilterChip(Texts.text(group.key()));
            chip.setId("group-" + group.name().toLowerCase(Locale.ROOT));
            chip.countProperty().bind(viewModel.count(group));
            chip.selectedProperty().subscribe(on -> viewModel.choose(group, on));
            chip.managedProperty().bind(chip.visibleProperty());
            chip.visibleProperty().bind(viewModel.count(group).greaterThan(0).or(chip.selectedProperty()));
            chips.getChildren().add(chip);
        }
        StateChoice.bind(states, viewModel.states(), viewModel.stateProperty());
    }

    /** How much of what Step Functions keeps of an execution is used up. */
    private void measure(Loadable<History> next) {
        long used = next.newest().map(History::lastId).orElse(0L);
        double share = (double) used / History.LIMIT;
        fuel.fraction(share).pseudoClassStateChanged(LOW, share >= LOW_FROM);
        fuelWords.pseudoClassStateChanged(LOW, share >= LOW_FROM);
        fuelWords.setText(Texts.text("history.fuel", used, History.LIMIT));
    }

    private void choose(List<EventRow> rows) {
        chosen = rows.stream().findFirst();
        shown(side, chosen.isPresent());
        chosen.ifPresent(row -> {
            title.setText(Texts.text("history.event", row.id(), row.event().type()));
            shown(toState, !row.state().isEmpty());
            event.setJson(EventText.json(row.event()));
        });
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void onToState() {
        chosen.map(EventRow::state).ifPresent(showState);
    }

    @FXML
    private void onToMoment() {
        chosen.map(EventRow::id).ifPresent(execution.replay()::move);
    }

    @FXML
    private void onClose() {
        events.table().getSelectionModel().clearSelection();
    }

    @FXML
    private void onExportJson() {
        SaveFile.ask(root, name(), FileKind.JSON, HistoryExport.json(viewModel.rows().reversed()));
    }

    @FXML
    private void onExportCsv() {
        SaveFile.ask(root, name(), FileKind.CSV, HistoryExport.csv(viewModel.rows().reversed()));
    }

    private String name() {
        return Texts.text("history.file", execution.id().name());
    }
}
