package dev.signalbox.console.screen.activity;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.store.budget.ApiUse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.layout.VBox;

/** Binds {@code activity.fxml}. */
public final class ActivityController implements Screen {
    private final ActivityViewModel viewModel;
    private final Navigator navigator;
    private final Clock clock;
    @FXML private Tab changesTab;
    @FXML private DataTable<TaskState> tasks;
    @FXML private DataTable<Change> changes;
    @FXML private DataTable<ApiUse> apis;
    @FXML private VBox taskNotes;
    @FXML private VBox ledgerNotes;
    @FXML private SearchBox search;
    @FXML private VBox changeDetail;
    @FXML private KeyValueGrid changeFacts;
    @FXML private MenuItem exportJsonl;
    @FXML private MenuItem exportJson;
    @FXML private MenuItem exportCsv;
    @FXML private Button cancel;

    public ActivityController(ActivityViewModel viewModel, Navigator navigator, Clock clock) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        tasks();
        changes();
        apis.mono(Texts.text("activity.api"), 260, ApiUse::api);
        apis.number(Texts.text("activity.lastMinute"), 140, ApiUse::lastMinute, Object::toString);
        apis.number(Texts.text("activity.perMinute"), 160, ApiUse::perMinute, n -> String.format(Locale.ROOT, "%,d",
                Math
                        .round(n)));
        apis.number(Texts.text("activity.left"), 110, ApiUse::left, n -> Math.round(n * 100) + " %");
        apis.number(Texts.text("activity.throttled"), 110, ApiUse::throttled, Object::toString);
        apis.time(Texts.text("activity.paused"), 180, a -> a.pausedUntil().orElse(Instant.EPOCH), clock);
        apis.setRows(viewModel.apis());
        apis.hintProperty().set(Texts.text("activity.apis.hint"));
        viewModel.ledgerProperty().subscribe(this::show);
    }

    private void tasks() {
        tasks.status(Texts.text("activity.state"), 110, t -> word(t.phase()));
        tasks.text(Texts.text("activity.task"), 160, TaskState::name);
        tasks.mono(Texts.text("activity.target"), 320, TaskState::target);
        tasks.text(Texts.text("activity.detail"), 330, TaskState::detail);
        tasks.time(Texts.text("activity.started"), 130, TaskState::startedAt, clock);
        tasks.time(Texts.text("activity.ended"), 130, t -> t.endedAt().orElse(Instant.EPOCH), clock);
        tasks.setRows(viewModel.tasks());
        tasks.hintProperty().set(Texts.text("activity.tasks.hint"));
        viewModel.taskProblemProperty().subscribe(p -> taskNotes.getChildren().setAll(p.map(HistoryWords::note).stream()
                .toList()));
        tasks.setOnOpen(t -> t.show().ifPresent(navigator::go));
        var selected = tasks.table().getSelectionModel().selectedItemProperty();
        selected.subscribe(t -> cancel.setDisable(t == null || !t.cancellable()));
        tasks.setRowActions(chosen -> {
            MenuItem item = new MenuItem(Texts.text("tray.cancel"));
            item.setDisable(chosen.stream().noneMatch(TaskState::cancellable));
            item.setOnAction(_ -> onCancel());
            return List.of(item);
        });
    }

    private void changes() {
        changes.number(Texts.text("activity.number"), 60, Change::number, Object::toString).setMinWidth(52);
        changes.time(Texts.text("activity.at"), 130, Change::at, clock);
        changes.text(Texts.text("activity.action"), 200, Change::action);
        changes.mono(Texts.text("activity.target"), 330, Change::target);
        changes.text(Texts.text("activity.result"), 140, Change::result);
        changes.text(Texts.text("activity.who"), 90, Change::who);
        changes.text(Texts.text("activity.environment"), 200, Change::environment);
        changes.mono(Texts.text("activity.requestId"), 200, Change::requestId);
        changes.setRows(viewModel.changes(), Change::number, this::detail);
        changeDetail.managedProperty().bind(changeDetail.visibleProperty());
        search.textProperty().bindBidirectional(viewModel.textProperty());
        exports();
        changes.setCopyForms(CopyForms.named(Change::target));
        changes.hintProperty().set(Texts.text("activity.changes.hint"));
    }

    private static StatusWord word(TaskState.Phase phase) {
        return switch (phase) {
            case RUNNING -> new StatusWord(Tone.RUNNING, Texts.text("activity.running"));
            case DONE -> new StatusWord(Tone.SUCCEEDED, Texts.text("activity.done"));
            case FAILED -> new StatusWord(Tone.FAILED, Texts.text("activity.failed"));
            case CANCELLED -> new StatusWord(Tone.ABORTED, Texts.text("activity.cancelled"));
        };
    }

    private void show(LedgerState state) {
        changesTab.setText(Texts.text("activity.changes", state.count()));
        changes.totalProperty().set((int) state.count());
        ledgerNotes.getChildren().setAll(VerdictWords.note(state));
    }

    @FXML
    private void onCancel() {
        tasks.table().getSelectionModel().getSelectedItems().stream().filter(TaskState::cancellable).forEach(
                viewModel::cancel);
    }

    @FXML
    private void onVerify() {
        viewModel.verify();
    }

    private void export(FileKind kind, LedgerExport.Form form) {
        Path ledger = viewModel.ledgerFile();
        SaveFile.ask(changes, "signalbox-ledger", kind, file -> Texts.text("activity.changes", LedgerExport.write(
                ledger,
                file, form)));
    }

    /** The menu beside the ledger: itself, which can be verified, or what others read more easily. */
    private void exports() {
        Map.of(exportJsonl, FileKind.JSONL, exportJson, FileKind.JSON, exportCsv, FileKind.CSV).forEach((item,
                kind) -> item
                        .setOnAction(_ -> export(kind, LedgerExport.Form.valueOf(kind.name()))));
    }

    private void detail(List<Change> chosen) {
        boolean one = chosen.size() == 1;
        changeDetail.setVisible(one);
        if (one) {
            Change c = chosen.getFirst();
            changeFacts.clear().add(Texts.text("activity.number"), Long.toString(c.number())).addTime(Texts.text(
                    "activity.at"), c.at()).add(Texts.text("activity.action"), c.action()).addId(Texts.text(
                            "activity.target"), c.target()).add(Texts.text("activity.result"), c.result()).add(Texts
                                    .text(
                                            "activity.who"), c.who()).add(Texts.text("activity.environment"), c
                                                    .environment())
                    .addId(Texts.text("activity.requestId"), c.requestId());
            PastedText.destination(c.target().split(" ")[0]).ifPresent(d -> changeFacts.addLink(Texts.text(
                    "activity.open"), d.name().isEmpty() ? c.target() : d.name(), () -> navigator.go(d)));
        }
    }

    @Override
    public void show(Destination destination) {
        viewModel.verify();
    }

    @Override
    public void hide() {
        // What is shown comes by itself.
    }
}
