package dev.signalbox.console.screen.executions.compare;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.diff.PathComparison;
import dev.signalbox.console.model.diff.PathRow;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One execution beside another; nothing is asked before {@link #open}. */
public final class CompareViewModel implements AutoCloseable {
    private static final int OFFERED = 100;

    private final ExecutionViewModel execution;
    private final ExecutionsStore store;
    private final Executor fxThread;
    private final ObservableList<ExecutionSummary> others = FXCollections.observableArrayList();
    private final ObservableList<PathRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ExecutionSummary>> proposed = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final ReadOnlyObjectWrapper<Optional<ExecutionViewModel>> other = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final ReadOnlyObjectWrapper<Loadable<ExecutionDetails>> otherDetails = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private Optional<Subscription> listening = Optional.empty();

    public CompareViewModel(ExecutionViewModel execution, ExecutionsStore store, Executor fxThread) {
        this.execution = execution;
        this.store = store;
        this.fxThread = fxThread;
    }

    /** Somebody looks: the executions to choose from are asked for. */
    public void open() {
        if (listening.isEmpty()) {
            listening = Optional.of(store.list().subscribe(new LatestOnFx<>(fxThread, this::offer)));
            execution.historyProperty().subscribe(_ -> compare());
        }
        store.refresh();
    }

    /** Other executions of the same state machine, newest first. */
    ObservableList<ExecutionSummary> others() {
        return others;
    }

    /** The one that is worth a look first: the last good one before this one. */
    ReadOnlyObjectProperty<Optional<ExecutionSummary>> proposedProperty() {
        return proposed.getReadOnlyProperty();
    }

    ObservableList<PathRow> rows() {
        return rows;
    }

    ExecutionViewModel execution() {
        return execution;
    }

    /** What is known of the other execution. */
    ReadOnlyObjectProperty<Loadable<ExecutionDetails>> otherDetailsProperty() {
        return otherDetails.getReadOnlyProperty();
    }

    void choose(ExecutionId id) {
        if (other.get().filter(o -> o.id().equals(id)).isPresent()) {
            return;
        }
        other.get().ifPresent(ExecutionViewModel::close);
        rows.clear();
        ExecutionViewModel next = new ExecutionViewModel(store, id, fxThread);
        other.set(Optional.of(next));
        next.detailsProperty().subscribe(d -> only(next, () -> otherDetails.set(d)));
        next.historyProperty().subscribe(_ -> only(next, this::compare));
        next.refresh();
    }

    void refresh() {
        other.get().ifPresent(ExecutionViewModel::refresh);
    }

    /** What an execution that was chosen before still tells is of no interest. */
    private void only(ExecutionViewModel told, Runnable act) {
        if (other.get().filter(o -> o == told).isPresent()) {
            act.run();
        }
    }

    private void offer(Loadable<ExecutionList> next) {
        next.newest().ifPresent(list -> {
            String machine = execution.id().stateMachineArn();
            List<ExecutionSummary> same = list.executions().stream().filter(e -> e.id().stateMachineArn().equals(
                    machine)
                    && !e.id().equals(execution.id())).limit(OFFERED).toList();
            LiveRows.update(others, same, ExecutionSummary::id);
            if (proposed.get().isEmpty()) {
                proposed.set(best(same));
            }
        });
    }

    private Optional<ExecutionSummary> best(List<ExecutionSummary> same) {
        Optional<ExecutionSummary> mine = execution.detailsProperty().get().newest().map(ExecutionDetails::summary);
        return same.stream().filter(e -> e.status() == ExecutionStatus.SUCCEEDED && mine.filter(m -> e.startedAt()
                .isAfter(m.startedAt())).isEmpty()).findFirst().or(() -> same.stream().filter(e -> e.status().isOver())
                        .findFirst()).or(() -> same.stream().findFirst());
    }

    private void compare() {
        Optional<History> there = other.get().flatMap(o -> o.historyProperty().get().newest());
        there.filter(h -> !h.events().isEmpty()).ifPresent(h -> {
            List<PathRow> next = PathComparison.of(execution.progressProperty().get(), h.progress());
            if (!next.equals(rows)) {
                rows.setAll(next);
            }
        });
    }

    @Override
    public void close() {
        listening.ifPresent(Subscription::close);
        other.get().ifPresent(ExecutionViewModel::close);
    }
}
