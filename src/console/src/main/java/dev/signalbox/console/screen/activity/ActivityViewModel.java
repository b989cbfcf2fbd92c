package dev.signalbox.console.screen.activity;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiUse;
import dev.signalbox.console.store.ledger.Ledger;
import dev.signalbox.console.store.tasks.HistoryProblem;
import dev.signalbox.console.store.tasks.TaskHistory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of Activity. */
public final class ActivityViewModel {
    private final TaskHistory history;
    private final Ledger ledger;
    private final Executor worker;
    private final ObservableList<TaskState> tasks = FXCollections.observableArrayList();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObservableList<ApiUse> apis = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<LedgerState> ledgerState = new ReadOnlyObjectWrapper<>(LedgerState.empty());
    private final ReadOnlyObjectWrapper<Optional<HistoryProblem>> taskProblem = new ReadOnlyObjectWrapper<>(Optional
            .empty());

    /** @param worker reads the ledger's file */
    public ActivityViewModel(TaskHistory history, Ledger ledger, Poller poller, Executor worker, Executor fxThread) {
        this.history = history;
        this.ledger = ledger;
        this.worker = worker;
        history.all().subscribe(new LatestOnFx<>(fxThread, t -> LiveRows.update(tasks, t, TaskState::id)));
        history.problem().subscribe(new LatestOnFx<>(fxThread, taskProblem::set));
        text.subscribe(_ -> filter());
        ledger.state().subscribe(new LatestOnFx<>(fxThread, this::show));
        poller.pace().subscribe(new LatestOnFx<>(fxThread, p -> LiveRows.update(apis, p.uses().stream().sorted(
                Comparator.comparing(ApiUse::api)).toList(), ApiUse::api)));
    }

    ObservableList<TaskState> tasks() {
        return tasks;
    }

    /** What is wrong with the record of tasks, if anything is. */
    ReadOnlyObjectProperty<Optional<HistoryProblem>> taskProblemProperty() {
        return taskProblem.getReadOnlyProperty();
    }

    ObservableList<Change> changes() {
        return changes;
    }

    ObservableList<ApiUse> apis() {
        return apis;
    }

    ReadOnlyObjectProperty<LedgerState> ledgerProperty() {
        return ledgerState.getReadOnlyProperty();
    }

    Path ledgerFile() {
        return ledger.file();
    }

    void cancel(TaskState task) {
        history.cancel(task);
    }

    /** Reads the ledger anew and checks it. */
    void verify() {
        worker.execute(ledger::verify);
    }

    /** What the shown changes are narrowed by. */
    StringProperty textProperty() {
        return text;
    }

    private void show(LedgerState state) {
        ledgerState.set(state);
        filter();
    }

    private void filter() {
        TextFilter words = TextFilter.of(text.get());
        LiveRows.update(changes, ledgerState.get().newest().stream().filter(c -> words.matches(String.join(" ", c
                .action(), c
                        .target(), c.result(), c.who(), c.environment(), c.requestId()))).toList(), Change::number);
    }
}
