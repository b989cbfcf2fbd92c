package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.ErrorRow;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.store.RefusedRows;
import dev.signalbox.console.store.Subscription;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of its input that an execution refused, as far as they were read, filtered. */
public final class RefusedRowsViewModel implements AutoCloseable {
    private final RefusedRows store;
    private final BooleanSupplier isOver;
    private final ObservableList<ErrorRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<ErrorRowPage>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final StringProperty filter = new SimpleStringProperty("");
    private final Subscription subscription;
    private volatile boolean askedAtTheEnd;
    private volatile boolean complete;

    /** @param isOver whether the execution has ended, so that no rows come any more; asked from any thread */
    RefusedRowsViewModel(RefusedRows store, BooleanSupplier isOver, Executor fxThread) {
        this.store = store;
        this.isOver = isOver;
        subscription = store.rows().subscribe(new LatestOnFx<>(fxThread, this::show));
        filter.subscribe(_ -> render());
    }

    public ObservableList<ErrorRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Loadable<ErrorRowPage>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Text that a row must hold somewhere; with a leading {@code -} must not hold. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** How many rows were read, filtered or not. */
    public int known() {
        return state.get().newest().map(p -> p.rows().size()).orElse(0);
    }

    /** Whether there are rows that were not read. */
    public boolean isCut() {
        return state.get().newest().map(ErrorRowPage::more).orElse(false);
    }

    /** Asks for news, unless nothing can change any more. */
    public void refresh() {
        if (!complete) {
            askedAtTheEnd = isOver.getAsBoolean();
            store.refresh();
        }
    }

    public void retry() {
        store.refresh();
    }

    public void more() {
        store.more();
    }

    private void show(Loadable<ErrorRowPage> next) {
        state.set(next);
        complete = askedAtTheEnd && next instanceof Loadable.Ready;
        render();
    }

    private void render() {
        var all = state.get().newest().map(ErrorRowPage::rows).orElse(List.of());
        var words = TextFilter.of(filter.get());
        LiveRows.update(rows, all.stream().filter(r -> words.matches(text(r))).toList(), r -> r.file() + r.number());
    }

    private static String text(ErrorRow row) {
        return row.file() + " " + row.number() + " " + row.kind() + " " + row.message() + " " + String.join(" ", row
                .fields().values());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
