package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.executions.cause.CauseActs;
import dev.signalbox.console.screen.executions.cause.CauseViewModel;
import dev.signalbox.console.screen.executions.list.Watching;
import dev.signalbox.console.screen.executions.replay.PastBar;
import dev.signalbox.console.screen.executions.replay.ScrubberController;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code execution.fxml}: the head, what went wrong, and the tabs. */
public final class ExecutionController {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ExecutionViewModel viewModel;
    private final Surroundings around;
    private @Nullable Subscription polling;
    private Optional<Subscription> watching = Optional.empty();
    @FXML private BorderPane root;
    @FXML private PageHead head;
    @FXML private StatusBadge status;
    @FXML private StatusBadge reading;
    @FXML private Button send;
    @FXML private Button stop;
    @FXML private Button again;
    @FXML private ToggleButton watch;
    @FXML private HBox redriveBox;
    @FXML private Button redrive;
    @FXML private VBox top;
    @FXML private VBox notes;
    @FXML private TabPane tabs;
    @FXML private Button files;
    private Optional<RefusedRowsTab> refused = Optional.empty();
    private Optional<ExecutionDetails> told = Optional.empty();
    private @Nullable ExecutionNotes remarks;
    private @Nullable DetailTabs detail;
    private @Nullable OriginCrumb origin;
    private final CauseViewModel cause;

    ExecutionController(ExecutionViewModel viewModel, Surroundings around) {
        this.viewModel = viewModel;
        this.around = around;
        cause = new CauseViewModel(viewModel, around.logs(), around.poller(), around.clock(), around.fxThread());
    }

    ExecutionId id() {
        return viewModel.id();
    }

    @FXML
    private void initialize() {
        ExecutionId id = viewModel.id();
        head.setTitle(id.name());
        Guards.actOn(root, id::arn);
        head.getBadges().addFirst(Buttons.icon(Glyph.COPY, Texts.text("execution.copyArn"), () -> Buttons.copy(id
                .arn())));
        origin = new OriginCrumb(head, id, around);
        loadTabs();
        RedriveAction redriving = new RedriveAction(redriveBox, redrive, viewModel, around);
        remarks = new ExecutionNotes(notes, viewModel, around, cause, new CauseActs(this::showState, this::showError,
                around.navigator()::go, redriving::ask, this::onAgain));
        refused = Optional.of(new RefusedRowsTab(tabs, viewModel, around));
        actions();
        viewModel.detailsProperty().subscribe((Loadable<ExecutionDetails> next) -> show(next));
        viewModel.newestProperty().subscribe(_ -> {
            read();
            remarks();
        });
        viewModel.outcomeProperty().subscribe(_ -> show(viewModel.detailsProperty().get()));
        new Ticker(root, () -> {
            read();
            viewModel.detailsProperty().get().newest().ifPresent(this::facts);
        });
    }

    private void actions() {
        watching = Optional.of(new Watching(around.watch(), around.fxThread()).serve(watch, viewModel.id()));
        files.managedProperty().bind(files.visibleProperty());
        viewModel.placesProperty().subscribe(places -> files.setVisible(places.results().isPresent()));
    }

    private void loadTabs() {
        detail = new DetailTabs(tabs, viewModel, around, this::onSend);
        PastBar past = new PastBar(viewModel.replay(), around.clock());
        VBox.setMargin(past, new Insets(8, 0, 0, 0));
        top.getChildren().add(past);
        root.setBottom(Views.EXECUTION_SCRUBBER.load(new ScrubberController(viewModel.replay())));
    }

    void show() {
        hide();
        polling = around.poller().every(PERIOD, "GetExecutionHistory", viewModel::refresh, () -> viewModel
                .isStill(around.clock().instant()));
        refused.ifPresent(RefusedRowsTab::show);
        if (detail != null) {
            detail.show(true);
        }
        cause.look(true);
    }

    void chooseRefusedRows() {
        refused.ifPresent(RefusedRowsTab::choose);
    }

    void hide() {
        cause.look(false);
        if (polling != null) {
            polling.close();
            polling = null;
        }
        refused.ifPresent(RefusedRowsTab::hide);
        if (detail != null) {
            detail.show(false);
        }
    }

    void dispose() {
        hide();
        refused.ifPresent(RefusedRowsTab::close);
        if (detail != null) {
            detail.close();
        }
        cause.close();
        watching.ifPresent(Subscription::close);
        if (origin != null) {
            origin.close();
        }
        viewModel.close();
    }

    private void show(Loadable<ExecutionDetails> next) {
        remarks();
        Optional<ExecutionDetails> known = next.newest();
        status.statusProperty().set(known.map(d -> d.summary().status().word()).orElse(null));
        stop.setVisible(known.filter(d -> !d.summary().status().isOver()).isPresent());
        stop.setManaged(stop.isVisible());
        watch.setVisible(stop.isVisible());
        again.setVisible(known.filter(d -> !d.kept()).isPresent() && !stop.isVisible());
        again.setManaged(again.isVisible());
        head.setAsOf(next.readAt());
        if (!known.equals(told)) { // ages go on with the second
            told = known;
            known.ifPresent(this::facts);
        }
        if (origin != null) {
            known.ifPresent(origin::look);
        }
        read();
    }

    private void facts(ExecutionDetails details) {
        ExecutionSummary summary = details.summary();
        Instant now = around.clock().instant();
        List<String> facts = new ArrayList<>(List.of(Texts.text("execution.meta.stateMachine"), OriginCrumb.machine(
                details), Texts.text(
                        "execution.meta.started"),
                Texts.text("execution.meta.startedAgo", When.words(summary.startedAt(), now),
                        Spans.past(Duration.between(summary.startedAt(), now))),
                Texts.text("execution.meta.duration"),
                summary.stoppedAt().isPresent() ? Spans.words(summary.elapsed(now)) : Spans.age(summary.elapsed(now)),
                Texts.text("execution.meta.ended"), summary.stoppedAt().map(t -> When.words(t, now)).orElse("–")));
        details.redrive().last().ifPresent(t -> facts.addAll(List.of(Texts.text("execution.redriven"), Texts.text(
                "execution.redrivenTimes", details.redrive().count(), When.words(t, now)))));
        head.setMeta(facts.toArray(String[]::new));
    }

    /** Signalbox's own reading beside AWS's state: a running execution that waits for somebody. */
    private void read() {
        var waiting = viewModel.newestProperty().get().newest().map(h -> h.progress().waiting()).orElse(List.of());
        reading.statusProperty().set(waiting.isEmpty() ? null
                : new StatusWord(Tone.WAITING, Texts.text("execution.waiting",
                        Spans.age(waiting.getFirst().elapsed(around.clock().instant())))));
        send.setVisible(!waiting.isEmpty());
        send.setManaged(send.isVisible());
    }

    private void remarks() {
        if (remarks != null) {
            remarks.show();
        }
    }

    private void showState(String state) {
        if (detail != null) {
            detail.showState(state);
        }
    }

    private void showError(String state) {
        if (detail != null) {
            detail.showError(state);
        }
    }

    @FXML
    private void onSend() {
        around.navigator().go(new Destination.Callback(viewModel.id().arn()));
    }

    @FXML
    private void onFiles() {
        viewModel.placesProperty().get().results().ifPresent(r -> around.navigator().go(r.of(viewModel.id())));
    }

    /** The same input, to be changed or not, under a new name. */
    @FXML
    private void onAgain() {
        viewModel.detailsProperty().get().newest().ifPresent(d -> around.navigator().go(new Destination.StartExecution(
                Optional.of(viewModel.id().stateMachineArn()), Optional.of(d.input()))));
    }

    @FXML
    private void onStop() {
        new Confirmation(around.environment(), Texts.text("execution.stopTitle"), Texts.text("execution.stopVerb"),
                List.of(viewModel.id().name()), Texts.text("execution.stopText")).ask(root, viewModel::stop);
    }
}
