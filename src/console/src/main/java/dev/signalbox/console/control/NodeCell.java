package dev.signalbox.console.control;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that draws its value. */
final class NodeCell<T, V> extends TableCell<T, V> {
    private final Function<V, Node> view;

    NodeCell(Function<V, Node> view) {
        this.view = view;
    }

    @Override
    protected void updateItem(@Nullable V item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : view.apply(item));
    }
}
