package dev.signalbox.console.control;

import dev.signalbox.console.model.StatusWord;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A state in a table: icon and word without tint. */
final class StatusCell<T> extends TableCell<T, StatusWord> {
    private final StatusBadge badge = new StatusBadge().plain();

    @Override
    protected void updateItem(@Nullable StatusWord item, boolean empty) {
        super.updateItem(item, empty);
        badge.statusProperty().set(empty ? null : item);
        setGraphic(empty ? null : badge);
    }
}
