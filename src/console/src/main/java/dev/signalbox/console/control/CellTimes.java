package dev.signalbox.console.control;

import dev.signalbox.console.fx.time.TimeForm;
import javafx.scene.control.TableView;

/** Lets a table say times and ages anew. */
final class CellTimes {
    private final TableView<?> table;
    private TimeForm shown = TimeForm.current();

    CellTimes(TableView<?> table) {
        this.table = table;
    }

    /** Only another form of times makes all cells anew, as that takes a table some fifty milliseconds. */
    void renew() {
        if (shown != TimeForm.current()) {
            shown = TimeForm.current();
            table.refresh();
            return;
        }
        table.lookupAll(".table-cell").forEach(cell -> {
            if (cell instanceof Renews renews) {
                renews.renew();
            }
        });
    }
}
