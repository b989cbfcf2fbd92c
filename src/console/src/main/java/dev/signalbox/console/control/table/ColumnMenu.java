package dev.signalbox.console.control.table;

import dev.signalbox.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** All that the mouse does to columns, for the keyboard too: show, sort, move, widen. */
final class ColumnMenu<T> {
    private static final double STEP = 24;

    private final TableView<T> table;
    private final TableMemory<T> memory;

    ColumnMenu(TableView<T> table, TableMemory<T> memory) {
        this.table = table;
        this.memory = memory;
    }

    Menu make() {
        Menu menu = new Menu(Texts.text("table.columns"));
        List.copyOf(table.getColumns()).stream().filter(c -> !c.getText().isBlank())
                .forEach(c -> menu.getItems().add(column(c)));
        menu.getItems().addAll(new SeparatorMenuItem(), item("table.column.reset", memory::reset));
        return menu;
    }

    private Menu column(TableColumn<T, ?> column) {
        Menu menu = new Menu(column.getText());
        CheckMenuItem shown = new CheckMenuItem(Texts.text("table.column.shown"));
        shown.setSelected(column.isVisible());
        shown.setDisable(column.isVisible() && table.getVisibleLeafColumns().size() == 1);
        shown.setOnAction(_ -> column.setVisible(shown.isSelected()));
        menu.getItems().add(shown);
        if (column.isSortable()) {
            menu.getItems().addAll(new SeparatorMenuItem(), sort(column, SortType.ASCENDING, false),
                    sort(column, SortType.DESCENDING, false), sort(column, SortType.ASCENDING, true),
                    sort(column, SortType.DESCENDING, true));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("table.column.left", () -> move(column, -1)),
                item("table.column.right", () -> move(column, 1)),
                item("table.column.wider", () -> memory.change(() -> table.resizeColumn(column, STEP))),
                item("table.column.narrower", () -> memory.change(() -> table.resizeColumn(column, -STEP))));
        return menu;
    }

    /** @param also after the columns that the table is sorted by already */
    private MenuItem sort(TableColumn<T, ?> column, SortType direction, boolean also) {
        String key = "table.sort." + (also ? "also." : "") + (direction == SortType.ASCENDING ? "up" : "down");
        MenuItem item = item(key, () -> {
            List<TableColumn<T, ?>> order = new ArrayList<>(also ? table.getSortOrder() : List.of());
            order.remove(column);
            order.add(column);
            column.setSortType(direction);
            table.getSortOrder().setAll(order);
        });
        item.setDisable(also && table.getSortOrder().stream().noneMatch(c -> c != column));
        return item;
    }

    private void move(TableColumn<T, ?> column, int step) {
        List<TableColumn<T, ?>> order = new ArrayList<>(table.getColumns());
        int to = order.indexOf(column) + step;
        if (to >= 0 && to < order.size()) {
            order.remove(column);
            order.add(to, column);
            table.getColumns().setAll(order);
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
