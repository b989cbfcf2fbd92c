package dev.signalbox.console.screen.activity;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.model.ledger.LedgerState;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.budget.ApiUse;
import dev.signalbox.console.store.ledger.Ledger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of Activity. */
public final class ActivityViewModel {
    private final Tasks taskStore;
    private final Ledger ledger;
    private final Executor worker;
    private final ObservableList<TaskState> tasks = FXCollections.observableArrayList();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObservableList<ApiUse> apis = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<LedgerState> ledgerState = new ReadOnlyObjectWrapper<>(LedgerState.empty());

    /** @param worker reads the ledger's file */
    public ActivityViewModel(Tasks taskStore, Ledger ledger, Poller poller, Executor worker, Executor fxThread) {
        this.taskStore = taskStore;
        this.ledger = ledger;
        this.worker = worker;
        taskStore.states().subscribe(new LatestOnFx<>(fxThread, t -> LiveRows.update(tasks, t, TaskState::id)));
        ledger.state().subscribe(new LatestOnFx<>(fxThread, this::show));
        poller.pace().subscribe(new LatestOnFx<>(fxThread, p -> LiveRows.update(apis, p.uses().stream().sorted(
                Comparator.comparing(ApiUse::api)).toList(), ApiUse::api)));
    }

    ObservableList<TaskState> tasks() {
        return tasks;
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
        taskStore.cancel(task.id());
    }

    /** Reads the ledger anew and checks it. */
    void verify() {
        worker.execute(ledger::verify);
    }

    private void show(LedgerState state) {
        LiveRows.update(changes, state.newest(), Change::number);
        ledgerState.set(state);
    }
}
