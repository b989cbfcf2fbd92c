package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.Subscription;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of executions, filtered by status, state machine and text. */
public final class ExecutionsViewModel implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final ExecutionsStore store;
    private final ObservableList<ExecutionSummary> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<ExecutionList>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final StringProperty text = new SimpleStringProperty("");
    private final Set<ExecutionStatus> chosen = EnumSet.noneOf(ExecutionStatus.class);
    private final Map<ExecutionStatus, IntegerProperty> counts = new EnumMap<>(ExecutionStatus.class);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final Subscription subscription;
    private Optional<String> stateMachine = Optional.empty();

    public ExecutionsViewModel(ExecutionsStore store, Executor fxThread) {
        this.store = store;
        for (ExecutionStatus status : ExecutionStatus.values()) {
            counts.put(status, new SimpleIntegerProperty(UNKNOWN));
        }
        text.subscribe(_ -> filter());
        subscription = store.list().subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    public ObservableList<ExecutionSummary> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Loadable<ExecutionList>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public StringProperty textProperty() {
        return text;
    }

    /** How many executions have the status, whatever the other filters say; negative while that is not known. */
    public IntegerProperty count(ExecutionStatus status) {
        return counts.getOrDefault(status, total);
    }

    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Shows only executions of the chosen statuses; none chosen shows all. */
    public void choose(ExecutionStatus status, boolean shown) {
        if (shown) {
            chosen.add(status);
        } else {
            chosen.remove(status);
        }
        filter();
    }

    /** Shows only executions of one state machine, or of all. */
    public void only(Optional<String> stateMachineArn) {
        stateMachine = stateMachineArn;
        filter();
    }

    /** Whether the list is empty because there is nothing, and not because of a filter. */
    public boolean isEmpty() {
        return total.get() == 0;
    }

    /** Whether all executions are over. From any thread. */
    public boolean isQuiet() {
        return store.list().latest().newest().map(list -> list.executions().stream().allMatch(e -> e.status().isOver()))
                .orElse(false);
    }

    public void refresh() {
        store.refresh();
    }

    private void show(Loadable<ExecutionList> next) {
        List<ExecutionSummary> all = next.newest().map(ExecutionList::executions).orElse(List.of());
        total.set(all.size());
        counts.forEach((status, count) -> count.set(next.newest().isEmpty() ? UNKNOWN
                : (int) all.stream().filter(e -> e.status() == status).count()));
        state.set(next);
        filter();
    }

    private void filter() {
        TextFilter words = TextFilter.of(text.get());
        LiveRows.update(rows, state.get().newest().map(ExecutionList::executions).orElse(List.of()).stream()
                .filter(e -> chosen.isEmpty() || chosen.contains(e.status())).filter(this::ofChosenMachine)
                .filter(e -> words.matches(e.id().name() + " " + e.id().stateMachineName() + " " + e.status().word()
                        .word())).toList(),
                ExecutionSummary::id);
    }

    private boolean ofChosenMachine(ExecutionSummary execution) {
        return stateMachine.map(arn -> arn.endsWith(":" + execution.id().stateMachineName())).orElse(true);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
