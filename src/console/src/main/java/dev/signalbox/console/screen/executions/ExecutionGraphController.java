package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.When;
import dev.signalbox.console.control.graph.GraphActs;
import dev.signalbox.console.control.graph.StateGraph;
import dev.signalbox.console.control.timeline.TimelinePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Iterations;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateCall;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateVariables;
import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.mapruns.MapRun;
import dev.signalbox.console.screen.executions.payload.AttemptErrors;
import dev.signalbox.console.screen.executions.payload.StatePayloads;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Binds {@code execution-graph.fxml}: the graph, and beside it the state that was clicked. */
public final class ExecutionGraphController {
    private static final double SIDE = 404;
    /** In a narrow window the graph keeps more than half. */
    private static final double SHARE = 0.45;

    private final ExecutionViewModel viewModel;
    private final TimelineViewModel stays;
    private final Clock clock;
    private final Runnable sendCallback;
    private final Consumer<String> open;
    private final ObjectProperty<Map<String, MapRun>> mapRuns = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Map<String, CallbackUrl>> urls = new SimpleObjectProperty<>(Map.of());
    private Colours shown = new Colours(ExecutionProgress.none(), ExecutionStatus.RUNNING);
    private Optional<String> shownChild = Optional.empty();
    private List<Attempt> shownErrors = List.of();
    @FXML private BorderPane root;
    @FXML private StatePane state;
    @FXML private StateGraph graph;
    @FXML private BorderPane side;
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private KeyValueGrid facts;
    @FXML private VBox child;
    @FXML private VBox errors;
    @FXML private StatePayloads payloads;
    @FXML private VBox noOutput;
    @FXML private TimelinePane timeline;

    private record Colours(ExecutionProgress progress, ExecutionStatus status) {}

    /** @param open leads to an execution or Map Run, by its ARN */
    ExecutionGraphController(ExecutionViewModel viewModel, TimelineViewModel stays, Clock clock, Runnable sendCallback,
            Consumer<String> open) {
        this.open = open;
        this.viewModel = viewModel;
        this.stays = stays;
        this.clock = clock;
        this.sendCallback = sendCallback;
    }

    @FXML
    private void initialize() {
        side.prefWidthProperty().bind(Bindings.min(SIDE, root.widthProperty().multiply(SHARE)));
        graph.setActs(new Acts());
        mapRuns.subscribe(graph::setMapRuns);
        urls.subscribe(graph::setCallbackUrls);
        timeline.setRows(stays.rows(), root);
        timeline.setOnChosen(s -> viewModel.select(Optional.of(s)));
        stays.axisProperty().subscribe(axis -> timeline.show(axis, clock.instant(), stays.hiddenProperty().get()));
        state.setOnRetry(viewModel::refresh);
        viewModel.definitionProperty().subscribe(next -> state.show(next, false));
        viewModel.machineProperty().subscribe(machine -> machine.ifPresent(graph::setMachine));
        viewModel.machineProperty().subscribe(_ -> colour());
        viewModel.historyProperty().subscribe(_ -> colour());
        viewModel.detailsProperty().subscribe(_ -> colour());
        viewModel.selectedProperty().subscribe(_ -> showSelected());
        new Ticker(root, () -> {
            graph.tick(clock.instant());
            if (timeline.isOpen()) {
                stays.tick();
            }
            viewModel.selectedProgress().ifPresent(this::times);
        });
    }

    /** What the operator does in the graph. */
    private final class Acts implements GraphActs {
        @Override
        public void select(String state) {
            viewModel.select(Optional.of(state));
        }

        @Override
        public void sendCallback() {
            sendCallback.run();
        }

        @Override
        public void open(String arn) {
            open.accept(arn);
        }

        @Override
        public void pick(String map, OptionalInt iteration) {
            viewModel.picked().pick(map, iteration);
            colour();
        }
    }

    /** How far the Map Runs are, by their ARNs. */
    void show(Map<String, MapRun> runs) {
        mapRuns.set(runs);
    }

    /** What the execution waits for, of which the inbox knows the URLs. */
    void callbacks(List<PendingCallback> waits) {
        urls.set(waits.stream().filter(c -> c.url().isPresent()).collect(Collectors.toMap(PendingCallback::state, c -> c
                .url().orElseThrow(), (a, _) -> a)));
    }

    /** What is asked again each second mostly tells the same. */
    private void colour() {
        graph.liveProperty().set(viewModel.replay().isLive() && !viewModel.status().isOver());
        var next = new Colours(viewModel.progressProperty().get(), viewModel.status());
        if (next.progress != shown.progress || next.status != shown.status) {
            shown = next;
            graph.setProgress(next.progress, next.status, clock.instant());
            showSelected();
        }
    }

    private void showSelected() {
        Optional<String> selected = viewModel.selectedProperty().get();
        root.setRight(selected.isPresent() ? side : null);
        graph.setSelected(selected.orElse(""));
        timeline.select(selected.orElse(""));
        selected.ifPresent(this::showState);
    }

    private void showState(String stateName) {
        name.setText(stateName);
        Optional<StateProgress> progress = viewModel.selectedProgress();
        status.statusProperty().set(progress.map(p -> p.phase().word()).orElse(null));
        payloads.show(progress.flatMap(StateProgress::input), progress.flatMap(StateProgress::output), viewModel
                .historyProperty().get().newest().map(h -> StateCall.of(h, stateName)).orElse(StateCall.NONE));
        payloads.speak(viewModel.machineProperty().get(), stateName);
        payloads.show(progress.flatMap(p -> viewModel.historyProperty().get().newest().map(h -> StateVariables.of(h,
                p)))
                .orElse(StateVariables.NONE));
        showErrors(progress.stream().flatMap(p -> p.attempts().stream()).filter(a -> a.error().isPresent()).toList());
        showChild(progress.flatMap(StateProgress::child));
        noOutput.getChildren().clear();
        progress.filter(p -> p.phase().isOpen()).ifPresent(p -> noOutput.getChildren().add(pending(p)));
        shown(noOutput, !noOutput.getChildren().isEmpty());
        progress.ifPresentOrElse(this::times, () -> facts.set(List.of(Texts.text("executions.status"), Texts.text(
                "execution.notEntered"))));
    }

    private void showErrors(List<Attempt> failed) {
        if (!failed.equals(shownErrors)) {
            shownErrors = failed;
            errors.getChildren().setAll(failed.stream().flatMap(AttemptErrors::of).toList());
        }
        shown(errors, !failed.isEmpty());
    }

    /** The link stays the same while it leads to the same, so that it keeps the keyboard. */
    private void showChild(Optional<String> arn) {
        if (!arn.equals(shownChild)) {
            shownChild = arn;
            child.getChildren().setAll(arn.map(a -> new KeyValueGrid().addLink(Texts.text("execution.state.child"), a,
                    () -> open.accept(a))).stream().toList());
        }
        shown(child, arn.isPresent());
    }

    private void times(StateProgress progress) {
        Instant now = clock.instant();
        List<String> told = new ArrayList<>(List.of(Texts.text("execution.state.entered"), When.words(progress
                .enteredAt(), now), Texts.text(progress.phase().isOpen() ? "execution.state.for"
                        : "execution.state.took"),
                progress.phase().isOpen() ? Spans.age(progress.elapsed(now)) : Spans.words(progress.elapsed(now))));
        if (!progress.attempts().isEmpty()) {
            told.addAll(List.of(Texts.text("execution.state.attempts"), Integer.toString(progress.attempts().size())));
        }
        progress.iterations().filter(i -> i.runArn().isEmpty()).ifPresent(i -> told.addAll(List.of(Texts.text(
                "execution.state.iterations"), iterations(i))));
        if (progress.visits() > 1) {
            told.addAll(List.of(Texts.text("execution.state.visits"), Integer.toString(progress.visits())));
        }
        facts.set(told);
    }

    private static String iterations(Iterations iterations) {
        Map<String, Long> counts = iterations.begun().values().stream().collect(Collectors.groupingBy(p -> p.word()
                .word(), TreeMap::new, Collectors.counting()));
        return Texts.text("execution.state.iterationsOf", iterations.total(), counts.entrySet().stream().map(e -> e
                .getValue() + " " + e.getKey()).collect(Collectors.joining(" \u00b7 ")));
    }

    private static Node pending(StateProgress progress) {
        boolean waiting = progress.phase() == StateProgress.Phase.WAITING;
        return new Note(progress.phase().word().tone(),
                Texts.text(waiting ? "execution.noStateOutputWaiting" : "execution.noStateOutput"));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void onClose() {
        viewModel.select(Optional.empty());
    }
}
