package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Binds {@code executions.fxml}: the list, beside it the start form, and instead of both one execution. */
public final class ExecutionsController implements Screen {
    private static final List<ExecutionStatus> CHIPS = List.of(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED,
            ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final ExecutionsViewModel viewModel;
    private final DetailHost details;
    private final StartController start;
    private final Parent startView;
    private final Navigator navigator;
    private final Poller poller;
    private final Clock clock;
    private @Nullable Subscription polling;
    @FXML private StackPane root;
    @FXML private BorderPane list;
    @FXML private PageHead head;
    @FXML private SearchBox search;
    @FXML private HBox chips;
    @FXML private StatePane state;
    @FXML private DataTable<ExecutionSummary> table;

    ExecutionsController(ExecutionsViewModel viewModel, DetailHost details, StartViewModel startViewModel,
            Surroundings around) {
        this.viewModel = viewModel;
        this.details = details;
        navigator = around.navigator();
        poller = around.poller();
        clock = around.clock();
        start = new StartController(startViewModel, around, this::closeStart);
        startView = dev.signalbox.console.fx.Views.START_EXECUTION.load(start);
    }

    @FXML private Button startButton;

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(viewModel.textProperty());
        CHIPS.forEach(this::chip);
        table.status(Texts.text("executions.status"), 130, e -> e.status().word());
        table.mono(Texts.text("executions.name"), 330, e -> e.id().name());
        table.text(Texts.text("executions.stateMachine"), 260, e -> e.id().stateMachineName()).getStyleClass().add(
                "quiet");
        table.time(Texts.text("executions.started"), 160, ExecutionSummary::startedAt, clock);
        table.number(Texts.text("executions.duration"), 110, e -> e.elapsed(clock.instant()), Spans::words);
        table.setRows(viewModel.rows());
        table.totalProperty().bind(viewModel.totalProperty());
        table.hintProperty().set(Texts.text("executions.hint"));
        table.setOnOpen(e -> navigator.go(new Destination.Execution(e.id().arn())));
        table.setOnOpenBehind(e -> navigator.openBehind(new Destination.Execution(e.id().arn())));
        table.setCopyForms(CopyForms.of(e -> e.id().name(), e -> e.id().arn(),
                e -> "aws stepfunctions describe-execution --execution-arn " + e.id().arn()));
        state.setOnRetry(viewModel::refresh);
        Button begin = Buttons.named(Texts.text("executions.start"), this::onStart);
        begin.visibleProperty().bind(startButton.visibleProperty());
        state.setEmptyAction(begin);
        startButton.managedProperty().bind(startButton.visibleProperty());
        viewModel.stateProperty().subscribe(this::show);
        new Ticker(list, () -> table.table().refresh());
    }

    private void chip(ExecutionStatus status) {
        FilterChip chip = new FilterChip(status.word().word(), Tones.glyph(status.word().tone()));
        chip.countProperty().bind(viewModel.count(status));
        chip.selectedProperty().subscribe(on -> viewModel.choose(status, on));
        chips.getChildren().add(chip);
    }

    private void show(Loadable<ExecutionList> next) {
        state.show(next, viewModel.isEmpty());
        head.setAsOf(next.readAt());
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
        polling = poller.every(PERIOD, "ListExecutions", viewModel::refresh, viewModel::isQuiet);
        if (destination instanceof Destination.StartExecution(Optional<String> arn, Optional<String> input)) {
            list.setRight(startView);
            startButton.setVisible(false);
            start.open(arn, input);
        } else {
            list.setRight(null);
            startButton.setVisible(true);
            viewModel.only(destination instanceof Destination.Executions(Optional<String> arn) ? arn
                    : Optional.empty());
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

    private void closeStart() {
        navigator.go(new Destination.Executions(Optional.empty()));
    }
}
