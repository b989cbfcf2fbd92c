package dev.signalbox.console.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

/**
 * The choice in a list that may be too long to be looked through: rows that come at its end change nothing, and when all are
 * replaced, a single chosen one is looked for among the first.
 */
final class LongRows<T> {
    private static final int LOOKED_THROUGH = 5_000;

    private final TableView<T> table;
    private final Function<T, ?> key;
    private final Consumer<Optional<T>> chosen;
    private Optional<Object> only = Optional.empty();
    private boolean changing;

    /** @param chosen told the only chosen row when it is another, and when there is none or more than one */
    LongRows(TableView<T> table, Function<T, ?> key, Consumer<Optional<T>> chosen) {
        this.table = table;
        this.key = key;
        this.chosen = chosen;
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<T>) _ -> tell());
    }

    private void tell() {
        var selected = table.getSelectionModel().getSelectedItems();
        Optional<T> row = selected.size() == 1 ? Optional.ofNullable(selected.getFirst()) : Optional.empty();
        Optional<Object> next = row.map(key);
        if (!changing && !next.equals(only)) {
            only = next;
            chosen.accept(row);
        }
    }

    /** @param rows before the table hears of their changes */
    void before(ListChangeListener.Change<? extends T> change) {
        changing = replaced(change);
    }

    void after(ListChangeListener.Change<? extends T> change, ObservableList<T> rows) {
        if (!replaced(change)) {
            return;
        }
        table.getSelectionModel().clearSelection();
        for (int i = 0; only.isPresent() && i < Math.min(rows.size(), LOOKED_THROUGH); i++) {
            if (key.apply(rows.get(i)).equals(only.get())) {
                table.getSelectionModel().clearAndSelect(i);
                break;
            }
        }
        changing = false;
        tell();
    }

    private static boolean replaced(ListChangeListener.Change<?> change) {
        boolean found = false;
        change.reset();
        while (change.next()) {
            found |= change.wasRemoved();
        }
        change.reset();
        return found;
    }
}
