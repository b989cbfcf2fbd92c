package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.DriftRow;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.stacks.StackOperationsStore;
import dev.signalbox.deploy.DeletionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be done to the stack that is shown, what its deletion would take, and how it differs from its template. */
public final class OperationsViewModel implements AutoCloseable {
    private final StackOperationsStore store;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Loadable<Optional<OperableStack>>> stack = loading();
    private final ReadOnlyObjectWrapper<Loadable<DeletionPlan>> plan = loading();
    private final ReadOnlyObjectWrapper<Loadable<DriftReport>> drift = loading();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ObservableList<DriftRow> driftRows = FXCollections.observableArrayList();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Subscription outcomes;
    private String name = "";
    private @Nullable LiveValue<Optional<OperableStack>> live;
    private @Nullable LiveValue<DriftReport> drifts;

    public OperationsViewModel(StackOperationsStore store, Executor fxThread) {
        this.store = store;
        this.fxThread = fxThread;
        drift.subscribe(_ -> renderDrift());
        stack.map(s -> s.newest().flatMap(o -> o).map(OperableStack::status).orElse("")).subscribe(
                _ -> statusChanged());
        outcomes = store.outcome().subscribe(new LatestOnFx<>(fxThread, this::told));
    }

    private static <T> ReadOnlyObjectWrapper<Loadable<T>> loading() {
        return new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    }

    public ReadOnlyObjectProperty<Loadable<Optional<OperableStack>>> stackProperty() {
        return stack.getReadOnlyProperty();
    }

    public Optional<OperableStack> stack() {
        return stack.get().newest().flatMap(s -> s);
    }

    ReadOnlyObjectProperty<Loadable<DeletionPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<DriftReport>> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    ObservableList<DriftRow> driftRows() {
        return driftRows;
    }

    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Looks at another stack. */
    public void open(String stackName) {
        if (!stackName.equals(name)) {
            subscriptions.forEach(Subscription::close);
            subscriptions.clear();
            name = stackName;
            outcome.set(new Outcome.None());
            driftRows.clear();
            drift.set(new Loadable.Loading<>());
            stack.set(new Loadable.Loading<>());
            live = follow(store.stack(stackName), stack);
            drifts = follow(store.drift(stackName), drift);
        }
        refresh();
    }

    private <T> LiveValue<T> follow(LiveValue<T> value, ReadOnlyObjectWrapper<Loadable<T>> shown) {
        String asked = name;
        subscriptions.add(value.topic().subscribe(new LatestOnFx<>(fxThread, next -> {
            if (asked.equals(name)) {
                shown.set(next);
            }
        })));
        return value;
    }

    /** What was asked for has begun to show by itself. */
    private void statusChanged() {
        if (outcome.get() instanceof Outcome.Done) {
            outcome.set(new Outcome.None());
        }
    }

    private void renderDrift() {
        drift.get().newest().ifPresent(report -> LiveRows.update(driftRows, report.rows(), DriftRow::key));
    }

    public void refresh() {
        if (live != null) {
            live.refresh();
        }
    }

    /** Reads what the last detection found; nobody ever asks for what was never looked for. */
    void readDrift() {
        if (drifts != null && stack().flatMap(OperableStack::driftCheckedAt).isPresent()) {
            drifts.refresh();
        }
    }

    private void told(Outcome next) {
        outcome.set(next);
        refresh();
    }

    void rollBack() {
        store.rollBack(name);
    }

    void continueRollback(List<String> skip) {
        store.continueRollback(name, skip);
    }

    void cancelUpdate() {
        store.cancelUpdate(name);
    }

    void protect(boolean on) {
        store.protect(name, on);
    }

    void detectDrift() {
        var found = drifts;
        var changed = live;
        if (found != null && changed != null) {
            store.detectDrift(name, () -> {
                found.refresh();
                changed.refresh();
            });
        }
    }

    /** Begins to count what the deletion would take. */
    void readPlan() {
        plan.set(new Loadable.Loading<>());
        follow(store.deletionPlan(name), plan).refresh();
    }

    /** @param buckets names of those that are emptied first */
    void delete(List<String> buckets, List<String> retain, boolean force) {
        store.delete(name, new DeletionRequest(stack().map(OperableStack::id).orElse(name), buckets, retain, force));
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        outcomes.close();
    }
}
