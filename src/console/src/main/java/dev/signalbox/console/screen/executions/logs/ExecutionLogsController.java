package dev.signalbox.console.screen.executions.logs;

import dev.signalbox.console.control.LogView;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateVisit;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.logs.CloudWatchLink;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.model.logs.StateLog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** Binds {@code execution-logs.fxml}: the log of the state that is chosen, here or in the graph. */
public final class ExecutionLogsController {
    private final LogsViewModel viewModel;
    private final EnvironmentInfo environment;
    @FXML private ComboBox<String> of;
    @FXML private SearchBox search;
    @FXML private Button job;
    @FXML private StatePane state;
    @FXML private LogView log;
    @FXML private Label about;
    @FXML private Button further;

    public ExecutionLogsController(LogsViewModel viewModel, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.environment = environment;
    }

    @FXML
    private void initialize() {
        state.setOnRetry(viewModel::refresh);
        about.managedProperty().bind(about.visibleProperty());
        job.managedProperty().bind(job.visibleProperty());
        further.managedProperty().bind(further.visibleProperty());
        viewModel.execution().progressProperty().subscribe(p -> offer(p.visits().stream().map(StateVisit::state).map(
                StateProgress::name).distinct().toList()));
        viewModel.execution().selectedProperty().subscribe(s -> of.setValue(s.orElse(null)));
        of.valueProperty().subscribe(s -> Optional.ofNullable(s).filter(v -> !Optional.of(v).equals(viewModel
                .execution()
                .selectedProperty().get())).ifPresent(v -> viewModel.execution().select(Optional.of(v))));
        search.textProperty().subscribe(_ -> show());
        viewModel.logProperty().subscribe(_ -> show());
        viewModel.sourceProperty().subscribe(_ -> show());
        viewModel.errorWantedProperty().subscribe(_ -> toError());
    }

    /** In place, for the choice would be lost with its item. */
    private void offer(List<String> states) {
        of.getItems().removeIf(s -> !s.equals(of.getValue()) && !states.contains(s));
        states.stream().filter(s -> !of.getItems().contains(s)).forEach(of.getItems()::add);
    }

    private void show() {
        Loadable<StateLog> next = viewModel.logProperty().get();
        job.setVisible(viewModel.sourceProperty().get() instanceof LogSource.Job);
        state.setEmptyText(viewModel.sourceProperty().get() instanceof LogSource.Nowhere(var why) ? Texts.text(
                "logs.nowhere." + why.name().toLowerCase(Locale.ROOT)) : Texts.text("logs.empty"));
        state.show(next, next.newest().filter(l -> !l.lines().isEmpty()).isEmpty());
        about.setText(next.newest().map(ExecutionLogsController::about).orElse(""));
        about.setVisible(!about.getText().isEmpty());
        further.setVisible(next.newest().filter(l -> !l.whole()).isPresent());
        TextFilter words = TextFilter.of(search.textProperty().get());
        log.setWeb(next.newest().flatMap(l -> CloudWatchLink.in(environment, l.group(), l.stream())));
        next.newest().ifPresent(l -> log.show(l.where(), l.lines().stream().filter(line -> words.matches(line.text()))
                .toList()));
        toError();
    }

    private static String about(StateLog log) {
        return Stream.of(log.guessed().map(why -> Texts.text(why instanceof Failure.Denied ? "logs.guessed.denied"
                : "logs.guessed.gone")), log.searched().map(since -> Texts.text("logs.searchedPart", When.clock(
                        since))), Optional.of(log).filter(l -> !l.whole()).map(l -> Texts.text("logs.readPart", When
                                .precise(l
                                        .lines().getLast().at())))).flatMap(Optional::stream).collect(Collectors
                                                .joining(" "));
    }

    private void toError() {
        if (viewModel.errorWantedProperty().get() && log.toFirstError()) {
            viewModel.errorWantedProperty().set(false);
        }
    }

    @FXML
    private void onFurther() {
        viewModel.further();
    }

    @FXML
    private void onJob() {
        if (viewModel.sourceProperty().get() instanceof LogSource.Job(String id)) {
            job.fireEvent(new GoTo(new Destination.Job(id)));
        }
    }
}
