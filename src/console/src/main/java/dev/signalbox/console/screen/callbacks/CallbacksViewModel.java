package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The inbox: what waits, filtered, and which wait is looked at. */
public final class CallbacksViewModel implements AutoCloseable {
    private final CallbacksStore store;
    private final Clock clock;
    private final ObservableList<CallbackRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<List<PendingCallback>>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ObjectProperty<Optional<PendingCallback>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty filter = new SimpleStringProperty("");
    private final Subscription subscription;
    private Optional<String> wanted = Optional.empty();

    public CallbacksViewModel(CallbacksStore store, Executor fxThread, Clock clock) {
        this.store = store;
        this.clock = clock;
        filter.subscribe(_ -> render());
        subscription = store.pending().subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    ObservableList<CallbackRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Loadable<List<PendingCallback>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Which wait the simulator speaks for. */
    public ObjectProperty<Optional<PendingCallback>> selectedProperty() {
        return selected;
    }

    /** Text that a row must hold: project id, execution, pipeline or URL; with a leading {@code -} must not hold. */
    public StringProperty filterProperty() {
        return filter;
    }

    public void refresh() {
        store.refresh();
    }

    /** Looks at the wait of one execution, as soon as it is known. */
    public void select(String executionArn) {
        wanted = Optional.of(executionArn);
        choose();
    }

    private void choose() {
        var found = wanted.flatMap(arn -> rows.stream().filter(r -> r.callback().executionArn().equals(arn))
                .findFirst());
        found.ifPresent(row -> {
            wanted = Optional.empty();
            selected.set(Optional.of(row.callback()));
        });
    }

    private void show(Loadable<List<PendingCallback>> next) {
        state.set(next);
        render();
    }

    private void render() {
        var now = clock.instant();
        var all = state.get().newest().orElse(List.of());
        LiveRows.update(rows, all.stream().filter(this::matches).map(c -> new CallbackRow(c, now)).toList(),
                CallbackRow::key);
        selected.get().ifPresent(s -> selected.set(all.stream()
                .filter(c -> c.executionArn().equals(s.executionArn()) && c.state().equals(s.state())).findFirst()));
        choose();
    }

    private boolean matches(PendingCallback callback) {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        var negated = wanted.startsWith("-") && wanted.length() > 1;
        var text = (callback.executionName() + " " + callback.pipeline() + " " + callback.projectId().orElse("") + " "
                + callback.url().map(u -> u.shown()).orElse("")).toLowerCase(Locale.ROOT);
        return text.contains(negated ? wanted.substring(1) : wanted) != negated;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
