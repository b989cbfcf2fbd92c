package dev.signalbox.console.control.table;

import dev.signalbox.console.fx.layout.LayoutMemory;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Arranges a table as it was left, and remembers each change that the operator makes. */
public final class TableMemory<T> {
    private final Node owner;
    private final TableView<T> table;
    private @Nullable TableLayout original;
    private boolean arranging;

    /** @param owner the control whose id names the table */
    public TableMemory(Node owner, TableView<T> table) {
        this.owner = owner;
        this.table = table;
        owner.sceneProperty().subscribe(this::enter);
    }

    /** Goes back to the arrangement that the table was made with. */
    public void reset() {
        if (original != null) {
            arrange(original);
            save();
        }
    }

    /** Changes the arrangement. */
    public void change(Runnable change) {
        change.run();
        save();
    }

    private void enter(@Nullable Scene scene) {
        if (scene == null || original != null) {
            return;
        }
        TableLayout made = original();
        original = made;
        LayoutMemory.of(owner).ifPresent(m -> arrange(m.recall(owner, made)));
        table.getSortOrder().addListener((Observable _) -> save());
        table.getColumns().addListener((Observable _) -> save());
        table.getColumns().forEach(c -> {
            c.visibleProperty().addListener((Observable _) -> save());
            c.sortTypeProperty().addListener((Observable _) -> save());
        });
        // A width changes with the window too; the operator changes it with the mouse on the head.
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (e.getY() <= headHeight()) {
                save();
            }
        });
    }

    private double headHeight() {
        Node head = table.lookup(".column-header-background");
        return head == null ? 0 : head.getBoundsInParent().getMaxY();
    }

    /** Before the first layout, what a column wants is its width. */
    private TableLayout original() {
        TableLayout now = TableLayout.of(table);
        var widths = new java.util.LinkedHashMap<String, Double>();
        table.getColumns().forEach(c -> widths.put(c.getId(), c.getPrefWidth()));
        return new TableLayout(now.order(), widths, now.hidden(), now.sort());
    }

    private void arrange(TableLayout layout) {
        arranging = true;
        layout.applyTo(table);
        arranging = false;
    }

    private void save() {
        TableLayout made = original;
        if (!arranging && made != null) {
            LayoutMemory.of(owner).ifPresent(m -> m.remember(owner, TableLayout.of(table), made));
        }
    }
}
