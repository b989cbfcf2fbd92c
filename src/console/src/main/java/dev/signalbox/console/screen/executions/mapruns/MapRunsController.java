package dev.signalbox.console.screen.executions.mapruns;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.control.StackedBar.Part;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.mapruns.FailureCluster;
import dev.signalbox.console.model.mapruns.MapRun;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds {@code execution-map-runs.fxml}: counts, limits, failures and children of a Distributed Map. */
public final class MapRunsController {
    private final MapRunsViewModel viewModel;
    private final Clock clock;
    private final ChildStrip strip = new ChildStrip(e -> open(e.id()));
    private Optional<MapRun.Limits> known = Optional.empty();
    private String knownOf = "";
    @FXML private BorderPane root;
    @FXML private ComboBox<String> run;
    @FXML private StatusBadge status;
    @FXML private StackedBar bar;
    @FXML private Label counts;
    @FXML private Label redrives;
    @FXML private TextField concurrency;
    @FXML private TextField failures;
    @FXML private TextField percentage;
    @FXML private Button apply;
    @FXML private Label why;
    @FXML private OutcomeNote outcome;
    @FXML private VBox strips;
    @FXML private StatePane state;
    @FXML private DataTable<ExecutionSummary> children;
    @FXML private DataTable<FailureCluster> clusters;

    public MapRunsController(MapRunsViewModel viewModel, Clock clock) {
        this.viewModel = viewModel;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        children.table().setId("map-children");
        children.status(Texts.text("executions.status"), 120, e -> e.status().word());
        children.mono(Texts.text("executions.name"), 280, e -> e.id().name());
        children.value(Texts.text("executions.started"), 120, ExecutionSummary::startedAt, When::precise);
        children.number(Texts.text("executions.duration"), 90, e -> e.elapsed(clock.instant()), Spans::words);
        children.setRows(viewModel.rows());
        children.setOnOpen(e -> open(e.id()));
        clusters.table().setId("map-failures");
        clusters.number(Texts.text("mapRun.count"), 60, FailureCluster::count, Object::toString);
        clusters.text(Texts.text("mapRun.error"), 140, FailureCluster::error);
        clusters.text(Texts.text("mapRun.cause"), 220, c -> Secrets.withoutSecrets(c.cause()));
        clusters.setRows(viewModel.clusters());
        clusters.setOnOpen(c -> open(c.example()));
        clusters.hintProperty().set(Texts.text("mapRun.openExample"));
        strips.getChildren().add(strip);
        state.setOnRetry(viewModel::refresh);
        run.setConverter(new Named());
        run.valueProperty().subscribe(arn -> Optional.ofNullable(arn).ifPresent(viewModel::choose));
        List.of(concurrency, failures, percentage).forEach(f -> f.textProperty().subscribe(_ -> check()));
        viewModel.runsProperty().subscribe(this::show);
        viewModel.chosenProperty().subscribe(c -> c.ifPresent(this::show));
        viewModel.childrenProperty().subscribe(_ -> strip.show(viewModel.rows()));
        viewModel.outcomeProperty().subscribe(outcome::show);
    }

    private void open(ExecutionId id) {
        root.fireEvent(new GoTo(new Destination.Execution(id.arn())));
    }

    private void show(Loadable<List<MapRun>> next) {
        state.show(next, next.newest().filter(all -> !all.isEmpty()).isEmpty());
        List<String> arns = next.newest().orElse(List.of()).stream().map(MapRun::arn).toList();
        if (!arns.equals(run.getItems())) {
            run.getItems().setAll(arns);
        }
    }

    private void show(MapRun shown) {
        run.setValue(shown.arn());
        status.statusProperty().set(shown.status().word());
        MapRun.Counts items = shown.items();
        List<Part> parts = List.of(part(Tone.SUCCEEDED, ExecutionStatus.SUCCEEDED, items.succeeded()), part(Tone.FAILED,
                ExecutionStatus.FAILED, items.failed()), part(Tone.TIMED_OUT, ExecutionStatus.TIMED_OUT, items
                        .timedOut()), part(Tone.ABORTED, ExecutionStatus.ABORTED, items.aborted()), part(Tone.RUNNING,
                                ExecutionStatus.RUNNING, items.running()), new Part(new StatusWord(Tone.PENDING, Texts
                                        .text("mapRun.pending")), Math.toIntExact(items.pending())), part(Tone.ABORTED,
                                                ExecutionStatus.PENDING_REDRIVE, items.pendingRedrive()));
        bar.with(parts);
        counts.setText(parts.stream().filter(p -> p.count() > 0).map(p -> p.count() + " " + p.state().word()).collect(
                Collectors.joining(" · ")) + Texts.text("mapRun.of", items.total()) + lost(items.lost()));
        redrives.setText(redrives(shown.redrives()));
        Optional<MapRun.Limits> before = known.filter(_ -> shown.arn().equals(knownOf));
        known = Optional.of(shown.limits());
        knownOf = shown.arn();
        renew(concurrency, before, shown.limits(), l -> Integer.toString(l.concurrency()));
        renew(failures, before, shown.limits(), l -> Long.toString(l.toleratedFailures()));
        renew(percentage, before, shown.limits(), l -> Double.toString(l.toleratedPercentage()).replaceAll("\\.0$",
                ""));
        check();
    }

    private static String lost(long items) {
        return items == 0 ? "" : Texts.text("mapRun.lost", items);
    }

    private String redrives(MapRun.Redrives times) {
        return times.last().map(t -> Texts.text("execution.redrivenTimes", times.count(), When.words(t, clock
                .instant()))).map(w -> Texts.text("execution.redriven") + " " + w).orElse("");
    }

    /** Shows a limit that changed, unless somebody is typing another one. */
    private static void renew(TextField field, Optional<MapRun.Limits> before, MapRun.Limits now,
            Function<MapRun.Limits, String> words) {
        if (before.map(words).filter(w -> !w.equals(field.getText().strip())).isEmpty()) {
            field.setText(words.apply(now));
        }
    }

    private static Part part(Tone tone, ExecutionStatus status, long count) {
        return new Part(new StatusWord(tone, status.word().word()), Math.toIntExact(count));
    }

    private Optional<MapRun.Limits> typed() {
        try {
            MapRun.Limits limits = new MapRun.Limits(Integer.parseInt(concurrency.getText().strip()), Long.parseLong(
                    failures.getText().strip()), Double.parseDouble(percentage.getText().strip()));
            return limits.concurrency() >= 0 && limits.toleratedFailures() >= 0 && limits.toleratedPercentage() >= 0
                    && limits.toleratedPercentage() <= 100 ? Optional.of(limits) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** A change can be applied when it is one, is right, and the run still goes on. */
    private void check() {
        boolean over = viewModel.chosenProperty().get().filter(r -> !r.status().isOver()).isEmpty();
        Optional<MapRun.Limits> typed = typed();
        why.setText(over ? Texts.text("mapRun.over") : typed.isEmpty() ? Texts.text("mapRun.wrong") : "");
        apply.setDisable(over || typed.isEmpty() || typed.equals(known));
        List.of(concurrency, failures, percentage).forEach(f -> f.setDisable(over));
    }

    @FXML
    private void onApply() {
        typed().filter(_ -> !apply.isDisabled()).ifPresent(viewModel::change);
    }

    /** Runs are told again and again, so the choice is by their ARN. */
    private final class Named extends StringConverter<String> {
        @Override
        public String toString(@Nullable String arn) {
            return viewModel.run(String.valueOf(arn)).map(r -> Texts.text("mapRun.named", r.name(), When.words(r
                    .startedAt(), clock.instant()))).orElse("");
        }

        @Override
        public @Nullable String fromString(String text) {
            return run.getValue();
        }
    }
}
