package dev.signalbox.console.screen.executions.bulk;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.table.Csv;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Panes;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.model.bulk.BulkState.Phase;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Binds {@code bulk.fxml}. */
public final class BulkController {
    private final BulkViewModel viewModel;
    private final EnvironmentInfo environment;
    private final Runnable close;
    private Optional<Phase> before = Optional.empty();
    @FXML private BorderPane root;
    @FXML private Label title;
    @FXML private Label words;
    @FXML private VBox notes;
    @FXML private Meter meter;
    @FXML private DataTable<BulkRow> table;
    @FXML private Button begin;
    @FXML private Button pause;
    @FXML private Button goOn;
    @FXML private Button cancel;
    @FXML private Button export;

    public BulkController(BulkViewModel viewModel, EnvironmentInfo environment, Runnable close) {
        this.viewModel = viewModel;
        this.environment = environment;
        this.close = close;
    }

    @FXML
    private void initialize() {
        table.status(Texts.text("bulk.what"), 110, BulkRow::status);
        table.mono(Texts.text("executions.name"), 150, BulkRow::name);
        table.text(Texts.text("bulk.words"), 190, BulkRow::words);
        table.table().setId("bulk-table");
        table.setRows(viewModel.rows(), BulkRow::index, _ -> {});
        for (Node node : List.of(begin, pause, goOn, cancel, export, meter)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        viewModel.planProperty().subscribe(_ -> show());
        viewModel.stateProperty().subscribe(_ -> show());
    }

    /** Gives the keyboard to what begins the plan, or to what closes it when there is nothing to do. */
    public void enter() {
        Panes.first(begin).or(() -> Panes.first(root)).ifPresent(Node::requestFocus);
    }

    private void show() {
        boolean mine = Panes.holdsFocus(root) && !Panes.holdsFocus(table);
        Optional<BulkPlan> plan = viewModel.planProperty().get();
        Optional<BulkState> state = viewModel.stateProperty().get();
        notes.getChildren().clear();
        if (plan.isPresent()) {
            planned(plan.get());
        } else {
            state.ifPresent(this::worked);
        }
        Optional<Phase> phase = plan.isPresent() ? Optional.empty() : state.map(BulkState::phase);
        begin.setVisible(plan.isPresent());
        pause.setVisible(phase.filter(Phase.RUNNING::equals).isPresent());
        goOn.setVisible(phase.filter(p -> p == Phase.PAUSED || p == Phase.CUT_OFF).isPresent());
        cancel.setVisible(phase.filter(p -> p == Phase.RUNNING || p == Phase.PAUSED).isPresent());
        export.setVisible(state.filter(s -> plan.isEmpty() && !s.results().isEmpty()).isPresent());
        meter.setVisible(phase.isPresent());
        if (mine && !phase.equals(before)) {
            List.of(begin, pause, goOn, export).stream().filter(Node::isVisible).findFirst().ifPresent(
                    Node::requestFocus);
        }
        before = phase;
    }

    private void planned(BulkPlan plan) {
        int count = plan.planned().size();
        String kind = BulkViewModel.word(plan.kind());
        title.setText(Texts.text("bulk.title." + kind, count));
        begin.setText(Texts.text("bulk.title." + kind, count) + "…");
        begin.setDisable(count == 0 || viewModel.isBusy());
        words.setText(viewModel.isBusy() ? Texts.text("bulk.busy") : Texts.text("bulk.text." + kind));
        int left = plan.lines().size() - count;
        if (left > 0) {
            notes.getChildren().add(new Note(Tone.ABORTED, Texts.text("bulk.leftOutCount", left)));
        }
    }

    private void worked(BulkState state) {
        title.setText(Texts.text("bulk.title." + BulkViewModel.word(state.job().kind()), state.job().items().size()));
        meter.fraction((double) state.results().size() / Math.max(1, state.job().items().size()));
        words.setText(Texts.text("bulk.progress", state.results().size(), state.job().items().size(), state.done(),
                state.refused()));
        switch (state.phase()) {
            case RUNNING -> notes.getChildren().clear();
            case PAUSED -> note(Tone.ATTENTION, state.why().map(w -> Texts.text("bulk.pausedBy", w)).orElse(Texts.text(
                    "bulk.paused")));
            case CUT_OFF -> note(Tone.ATTENTION, Texts.text("bulk.cutOff"));
            case CANCELLED -> note(Tone.ABORTED, Texts.text("bulk.cancelled"));
            case ENDED -> note(state.refused() == 0 ? Tone.SUCCEEDED : Tone.FAILED, Texts.text("bulk.ended"));
        }
    }

    private void note(Tone tone, String text) {
        notes.getChildren().add(new Note(tone, text));
    }

    /** What is started anew costs nothing that was there; stopping and redriving touch work, and are confirmed. */
    @FXML
    private void onBegin() {
        viewModel.planProperty().get().ifPresent(plan -> {
            String kind = BulkViewModel.word(plan.kind());
            int count = plan.planned().size();
            String verb = Texts.text("bulk.title." + kind, count);
            new Confirmation(environment, Texts.text("bulk.ask", verb), verb, plan.planned().stream().map(
                    BulkPlan.Line::name).toList(), Texts.text("bulk.text." + kind)).ask(root, viewModel::begin);
        });
    }

    @FXML
    private void onPause() {
        viewModel.pause();
    }

    @FXML
    private void onGoOn() {
        if (viewModel.stateProperty().get().filter(s -> s.phase() == Phase.CUT_OFF).isPresent()) {
            viewModel.resume();
        } else {
            viewModel.goOn();
        }
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onExport() {
        List<BulkRow> rows = List.copyOf(viewModel.rows());
        SaveFile.ask(root, Texts.text("bulk.file"), FileKind.CSV, file -> {
            StringBuilder csv = new StringBuilder(Csv.line(List.of(Texts.text("executions.name"), Texts.text(
                    "executions.stateMachine"), Texts.text("bulk.what"), Texts.text("bulk.words"))));
            rows.forEach(r -> csv.append(Csv.line(List.of(r.name(), r.machine(), r.status().word(), r.words()))));
            Files.writeString(file, csv);
            return Texts.text("bulk.exported", rows.size());
        });
    }

    @FXML
    private void onClose() {
        viewModel.close(!viewModel.isBusy() || viewModel.stateProperty().get().filter(s -> s
                .phase() == Phase.CUT_OFF).isPresent());
        close.run();
    }
}
