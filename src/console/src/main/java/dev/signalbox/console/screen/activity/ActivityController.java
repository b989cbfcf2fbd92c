package dev.signalbox.console.screen.activity;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.store.budget.ApiUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    @FXML private VBox ledgerNotes;
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
        apis.number(Texts.text("activity.perMinute"), 160, ApiUse::perMinute, n -> Long.toString(Math.round(n)));
        apis.number(Texts.text("activity.left"), 110, ApiUse::left, n -> Math.round(n * 100) + " %");
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
        tasks.setRows(viewModel.tasks());
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
        changes.number(Texts.text("activity.number"), 60, Change::number, Object::toString);
        changes.time(Texts.text("activity.at"), 130, Change::at, clock);
        changes.text(Texts.text("activity.action"), 200, Change::action);
        changes.mono(Texts.text("activity.target"), 330, Change::target);
        changes.text(Texts.text("activity.result"), 140, Change::result);
        changes.text(Texts.text("activity.who"), 90, Change::who);
        changes.text(Texts.text("activity.environment"), 200, Change::environment);
        changes.mono(Texts.text("activity.requestId"), 200, Change::requestId);
        changes.setRows(viewModel.changes());
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
        Note note = state.problem().map(why -> new Note(Tone.FAILED, Texts.text("activity.ledger.problem", why)))
                .or(() -> state.broken().map(line -> new Note(Tone.FAILED, Texts.text("activity.ledger.broken", line))))
                .orElseGet(() -> new Note(Tone.SUCCEEDED, Texts.text("activity.ledger.whole", state.count())));
        ledgerNotes.getChildren().setAll(note);
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

    @FXML
    private void onExport() {
        Path ledger = viewModel.ledgerFile();
        String words = Texts.text("activity.changes", viewModel.ledgerProperty().get().count());
        SaveFile.ask(changes, "signalbox-ledger", FileKind.JSONL, file -> {
            Files.copy(ledger, file, StandardCopyOption.REPLACE_EXISTING);
            return words;
        });
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
