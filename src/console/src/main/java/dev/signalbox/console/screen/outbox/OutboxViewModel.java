package dev.signalbox.console.screen.outbox;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import dev.signalbox.console.store.OutboxStore;
import dev.signalbox.console.store.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages, filtered, and the one that is read. */
public final class OutboxViewModel implements AutoCloseable {
    private final OutboxStore store;
    private final Executor fxThread;
    private final ObservableList<OutboxRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<OutboxPage>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<Loadable<FullMessage>>> message = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final StringProperty filter = new SimpleStringProperty("");
    private final Subscription subscription;
    private Optional<Subscription> reading = Optional.empty();
    private Optional<String> read = Optional.empty();

    public OutboxViewModel(OutboxStore store, Executor fxThread) {
        this.store = store;
        this.fxThread = fxThread;
        filter.subscribe(_ -> render());
        subscription = store.newest().subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    ObservableList<OutboxRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Loadable<OutboxPage>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The message that is read; empty when none is chosen. */
    public ReadOnlyObjectProperty<Optional<Loadable<FullMessage>>> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Text that subject, sender or receiver must hold; with a leading {@code -} must not hold. */
    public StringProperty filterProperty() {
        return filter;
    }

    public void refresh() {
        store.refresh();
    }

    /** Reads a message; what is in it never changes, so it is asked for once. */
    public void read(String id) {
        if (read.filter(id::equals).isEmpty()) {
            read = Optional.of(id);
            again();
        }
    }

    /** Asks for the chosen message once more, after a failure. */
    public void again() {
        reading.ifPresent(Subscription::close);
        read.ifPresent(id -> {
            var value = store.read(id);
            reading = Optional.of(value.topic().subscribe(new LatestOnFx<>(fxThread, now -> shown(id, now))));
            value.refresh();
        });
    }

    private void shown(String id, Loadable<FullMessage> now) {
        if (read.filter(id::equals).isPresent()) {
            message.set(Optional.of(now));
        }
    }

    private void show(Loadable<OutboxPage> next) {
        state.set(next);
        render();
    }

    private void render() {
        var all = state.get().newest().map(OutboxPage::messages).orElse(List.of());
        LiveRows.update(rows, all.stream().map(OutboxRow::new).filter(this::matches).toList(), OutboxRow::key);
    }

    private boolean matches(OutboxRow row) {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        boolean negated = wanted.startsWith("-") && wanted.length() > 1;
        var text = (row.subject() + " " + row.message().from() + " " + row.to()).toLowerCase(Locale.ROOT);
        return text.contains(negated ? wanted.substring(1) : wanted) != negated;
    }

    @Override
    public void close() {
        subscription.close();
        reading.ifPresent(Subscription::close);
    }
}
