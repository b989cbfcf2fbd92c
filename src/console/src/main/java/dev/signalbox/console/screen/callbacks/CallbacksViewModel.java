package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The inbox: what waits, filtered, and which waits are looked at. */
public final class CallbacksViewModel implements AutoCloseable {
    private final CallbacksStore store;
    private final Clock clock;
    private final ObservableList<CallbackRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<List<PendingCallback>>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<List<CallbackRow>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<EndedWait>> ended = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<List<PendingCallback>> selected = new SimpleObjectProperty<>(List.of());
    private final StringProperty filter = new SimpleStringProperty("");
    private final Set<Wanted> chosen = EnumSet.noneOf(Wanted.class);
    private final List<Subscription> subscriptions;
    private Optional<String> wanted = Optional.empty();

    public CallbacksViewModel(CallbacksStore store, Executor fxThread, Clock clock) {
        this.store = store;
        this.clock = clock;
        filter.subscribe(_ -> render());
        subscriptions = List.of(store.pending().subscribe(new LatestOnFx<>(fxThread, this::show)),
                store.ended().subscribe(new LatestOnFx<>(fxThread, ended::set)));
    }

    ObservableList<CallbackRow> rows() {
        return rows;
    }

    /** All waits, whatever the filters say. */
    ReadOnlyObjectProperty<List<CallbackRow>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** Waits that ended in this session, newest first. */
    ReadOnlyObjectProperty<List<EndedWait>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<List<PendingCallback>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** For which waits the simulator speaks. */
    public ObjectProperty<List<PendingCallback>> selectedProperty() {
        return selected;
    }

    /** Words that a row must hold: project id, execution, state, pipeline or URL; with a leading {@code -} must not hold. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Shows only waits of the chosen kinds; none chosen shows all. */
    void choose(Wanted kind, boolean shown) {
        if (shown) {
            chosen.add(kind);
        } else {
            chosen.remove(kind);
        }
        render();
    }

    /** Whether nothing waits, so that nothing can end. From any thread. */
    boolean isQuiet() {
        return store.pending().latest().newest().map(List::isEmpty).orElse(false);
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
            selected.set(List.of(row.callback()));
        });
    }

    private void show(Loadable<List<PendingCallback>> next) {
        state.set(next);
        render();
    }

    private void render() {
        var now = clock.instant();
        all.set(state.get().newest().orElse(List.of()).stream().map(c -> new CallbackRow(c, now)).toList());
        var words = TextFilter.of(filter.get());
        LiveRows.update(rows, all.get().stream().filter(r -> words.matches(r.text())).filter(r -> chosen.isEmpty()
                || chosen.stream().anyMatch(kind -> kind.is(r))).toList(), CallbackRow::key);
        var present = all.get().stream().collect(Collectors.toMap(CallbackRow::key, CallbackRow::callback, (a,
                _) -> a));
        selected.set(selected.get().stream().map(c -> present.get(c.id().key())).filter(Objects::nonNull).toList());
        choose();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
