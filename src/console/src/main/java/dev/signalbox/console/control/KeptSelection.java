package dev.signalbox.console.control;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

/**
 * Keeps rows chosen while newer ones take their place, which a table on its own forgets, and tells only what the operator
 * chose.
 */
final class KeptSelection<T> {
    private final TableView<T> table;
    private final Function<T, ?> key;
    private final Consumer<List<T>> chosen;
    private Set<Object> keys = Set.of();
    private boolean changing;

    KeptSelection(TableView<T> table, Function<T, ?> key, Consumer<List<T>> chosen) {
        this.table = table;
        this.key = key;
        this.chosen = chosen;
        selected().addListener((ListChangeListener<T>) _ -> remember());
    }

    private ObservableList<T> selected() {
        return table.getSelectionModel().getSelectedItems();
    }

    private void remember() {
        if (!changing && !keysOf(selected()).equals(keys)) {
            keys = keysOf(selected());
            chosen.accept(List.copyOf(selected()));
        }
    }

    /** The rows are about to change. */
    void before() {
        changing = true;
    }

    /** The table has taken the change. */
    void after() {
        var items = table.getItems();
        var wanted = IntStream.range(0, items.size()).filter(i -> keys.contains(key.apply(items.get(i)))).toArray();
        var now = table.getSelectionModel().getSelectedIndices().stream().mapToInt(Integer::intValue).sorted()
                .toArray();
        if (!Arrays.equals(wanted, now)) {
            table.getSelectionModel().clearSelection();
            if (wanted.length > 0) {
                table.getSelectionModel().selectIndices(wanted[0], wanted);
            }
        }
        changing = false;
        remember();
    }

    private Set<Object> keysOf(List<T> rows) {
        var result = new HashSet<Object>();
        rows.stream().filter(Objects::nonNull).map(key).forEach(result::add);
        return result;
    }
}
