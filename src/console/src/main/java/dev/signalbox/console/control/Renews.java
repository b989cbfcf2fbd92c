package dev.signalbox.console.control;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/** A cell whose words change with time though its row does not. */
interface Renews {
    void renew();

    /** What the cell's column says now of its row; empty for a cell that a table keeps aside. */
    static <T, V> Optional<V> value(TableCell<T, V> cell) {
        if (cell.isEmpty() || cell.getTableColumn() == null || cell.getTableRow() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(cell.getTableColumn().getCellObservableValue(cell.getIndex())).map(
                ObservableValue::getValue);
    }
}
