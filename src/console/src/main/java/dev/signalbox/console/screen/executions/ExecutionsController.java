package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.model.list.Condition;
import dev.signalbox.console.screen.executions.bulk.BulkController;
import dev.signalbox.console.screen.executions.bulk.BulkMenu;
import dev.signalbox.console.screen.executions.bulk.BulkViewModel;
import dev.signalbox.console.screen.executions.list.FilterBar;
import dev.signalbox.console.screen.executions.list.SavedViews;
import dev.signalbox.console.screen.executions.list.Watching;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code executions.fxml}: the list, beside it the start form, and instead of both one execution. */
public final class ExecutionsController implements Screen {
    private static final double NEAR_THE_END = 0.95;
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final ExecutionsViewModel viewModel;
    private final DetailHost details;
    private final StartController start;
    private final Parent startView;
    private final BulkViewModel bulk;
    private final BulkController bulkController;
    private final Parent bulkView;
    private final Navigator navigator;
    private final Poller poller;
    private final Clock clock;
    private final Preferences preferences;
    private final Watching watching;
    private @Nullable Subscription polling;
    @FXML private StackPane root;
    @FXML private BorderPane list;
    @FXML private PageHead head;
    @FXML private SearchBox search;
    @FXML private FlowPane chips;
    @FXML private FlowPane conditions;
    @FXML private VBox notes;
    @FXML private StatePane state;
    @FXML private DataTable<ExecutionRow> table;

    ExecutionsController(ExecutionsViewModel viewModel, DetailHost details, StartViewModel startViewModel,
            Surroundings around) {
        this.viewModel = viewModel;
        this.details = details;
        navigator = around.navigator();
        poller = around.poller();
        clock = around.clock();
        preferences = around.preferences();
        watching = new Watching(around.watch(), around.fxThread());
        start = new StartController(startViewModel, around, this::closeStart, this::planStart);
        startView = Views.START_EXECUTION.load(start);
        bulk = new BulkViewModel(around.bulk(), clock, around.fxThread());
        bulkController = new BulkController(bulk, around.environment(), () -> list.setRight(null));
        bulkView = Views.BULK.load(bulkController);
    }

    @FXML private Button startButton;
    @FXML private MenuButton many;

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(viewModel.textProperty());
        new FilterBar(chips, conditions, viewModel.filterProperty(), viewModel::machines, new SavedViews(preferences,
                table.table())).fill(viewModel::count);
        columns();
        table.totalProperty().bind(viewModel.totalProperty());
        table.hintProperty().set(Texts.text("executions.hint"));
        table.setOnOpen(e -> navigator.go(new Destination.Execution(e.id().arn())));
        table.setOnOpenBehind(e -> navigator.openBehind(new Destination.Execution(e.id().arn())));
        table.setCopyForms(CopyForms.of(e -> e.id().name(), e -> e.id().arn(),
                e -> "aws stepfunctions describe-execution --execution-arn " + e.id().arn()));
        bulk();
        state.setOnRetry(viewModel::refresh);
        Button begin = Buttons.named(Texts.text("executions.start"), this::onStart);
        begin.visibleProperty().bind(startButton.visibleProperty());
        state.setEmptyAction(begin);
        startButton.managedProperty().bind(startButton.visibleProperty());
        viewModel.stateProperty().subscribe(this::show);
        viewModel.archiveProperty().subscribe(_ -> note());
        new Ticker(list, table::renewTimes);
    }

    private void columns() {
        table.status(Texts.text("executions.status"), 130, e -> e.summary().status().word());
        watching.serve(table, ExecutionRow::summary);
        table.mono(Texts.text("executions.name"), 330, e -> e.id().name());
        table.text(Texts.text("executions.stateMachine"), 240, e -> e.id().stateMachineName()).getStyleClass().add(
                "quiet");
        table.time(Texts.text("executions.started"), 150, e -> e.summary().startedAt(), clock);
        table.number(Texts.text("executions.duration"), 110, e -> e.summary().elapsed(clock.instant()), Spans::words);
        table.text(Texts.text("executions.source"), 150, ExecutionRow::sourceWords).getStyleClass().add("quiet");
        table.table().setId("executions-table");
        table.setRows(viewModel.rows(), ExecutionRow::id, _ -> {});
        table.table().skinProperty().subscribe(skin -> {
            if (skin != null) {
                table.table().lookupAll(".scroll-bar").forEach(this::readOnAtEnd);
            }
        });
    }

    private void readOnAtEnd(Node node) {
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
            bar.valueProperty().subscribe(at -> {
                if (at.doubleValue() > NEAR_THE_END) {
                    viewModel.more();
                }
            });
        }
    }

    private void bulk() {
        BulkMenu menu = new BulkMenu(bulk, this::showPlan);
        menu.serve(many, () -> summaries(table.table().getSelectionModel().getSelectedItems()), () -> summaries(
                viewModel.rows()));
        table.setRowActions(rows -> watching.with(menu.of(summaries(rows)), summaries(rows)));
        bulk.stateProperty().subscribe(now -> {
            if (now.filter(BulkState::isOver).isPresent()) {
                viewModel.refresh();
            }
            if (now.isPresent() && list.getRight() == null) {
                showBulk();
            }
        });
    }

    private static List<ExecutionSummary> summaries(List<ExecutionRow> rows) {
        return rows.stream().map(ExecutionRow::summary).toList();
    }

    private void showBulk() {
        list.setRight(bulkView);
    }

    private void showPlan() {
        if (list.getRight() == startView) {
            closeStart();
        }
        showBulk();
        bulkController.enter();
    }

    private void note() {
        notes.getChildren().setAll(viewModel.notes().stream().map(why -> new Note(Tone.ATTENTION, why)).toList());
        notes.setManaged(!notes.getChildren().isEmpty());
    }

    private void show(Loadable<ExecutionList> next) {
        note();
        state.show(next, viewModel.isEmpty());
        head.setAsOf(next.readAt());
        table.moreProperty().set(next.newest().filter(l -> !l.older().isEmpty()).isPresent());
    }

    @Override
    public void show(Destination destination) {
        hide();
        if (destination instanceof Destination.Execution(String arn)) {
            root.getChildren().setAll(details.open(new ExecutionId(arn)));
            return;
        }
        if (destination instanceof Destination.RefusedRows(String arn)) {
            root.getChildren().setAll(details.openRefusedRows(new ExecutionId(arn)));
            return;
        }
        root.getChildren().setAll(list);
        viewModel.shown();
        polling = poller.every(PERIOD, "ListExecutions", viewModel::refresh, viewModel::isQuiet);
        if (destination instanceof Destination.StartExecution(Optional<String> arn, Optional<String> input)) {
            list.setRight(startView);
            startButton.setVisible(false);
            start.open(arn, input);
        } else {
            list.setRight(bulk.isShown() ? bulkView : null);
            startButton.setVisible(true);
            if (destination instanceof Destination.Executions(Optional<String> arn, List<Condition> conditions)) {
                viewModel.only(conditions);
                arn.ifPresent(viewModel::only);
            }
        }
    }

    @Override
    public void hide() {
        details.close();
        if (polling != null) {
            polling.close();
            polling = null;
        }
    }

    @Override
    public void forget(Destination detail) {
        if (detail instanceof Destination.Execution(String arn)) {
            details.forget(new ExecutionId(arn));
        }
    }

    @FXML
    private void onStart() {
        navigator.go(new Destination.StartExecution(Optional.empty()));
    }

    private void planStart(BulkPlan plan) {
        bulk.plan(plan);
        closeStart();
    }

    private void closeStart() {
        navigator.go(new Destination.Executions(Optional.empty()));
    }
}
