package dev.signalbox.console.control.table;

import dev.signalbox.console.fx.keys.Shortcut;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that lead from row to row where the toolkit's own do not. */
public final class RowKeys {
    private static final int ABOVE = 3;

    private RowKeys() {}

    /** Does what the key is for, if it is one of these. */
    public static boolean pressed(TableView<?> table, KeyEvent event) {
        if (Shortcut.NEXT_ROW.matches(event)) {
            step(table, 1);
        } else if (Shortcut.PREVIOUS_ROW.matches(event)) {
            step(table, -1);
        } else if (event.getCode() == KeyCode.DOWN && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0); // the toolkit would begin with the second row
        } else {
            return false;
        }
        return true;
    }

    private static void step(TableView<?> table, int by) {
        int rows = table.getItems().size();
        if (rows > 0) {
            int row = Math.clamp(table.getSelectionModel().getSelectedIndex() + (long) by, 0, rows - 1);
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - ABOVE));
        }
    }
}
