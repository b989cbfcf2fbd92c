package dev.signalbox.console.control;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What a field finds, in a list below it: the field keeps the keyboard, and its arrows go round in the list. */
public final class FoundList {
    private FoundList() {}

    /**
     * Binds them, once the list has its items.
     *
     * @param none is shown in the list's place while it is empty
     */
    public static void serve(TextField query, ListView<?> items, Node none) {
        items.setFocusTraversable(false);
        items.visibleProperty().bind(Bindings.isNotEmpty(items.getItems()));
        items.managedProperty().bind(items.visibleProperty());
        none.visibleProperty().bind(items.visibleProperty().not());
        none.managedProperty().bind(none.visibleProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (step != 0) {
                step(items, step);
                event.consume();
            }
        });
    }

    private static void step(ListView<?> items, int step) {
        int size = Math.max(1, items.getItems().size());
        items.getSelectionModel().select(Math.floorMod(items.getSelectionModel().getSelectedIndex() + step, size));
        items.scrollTo(items.getSelectionModel().getSelectedIndex());
    }
}
