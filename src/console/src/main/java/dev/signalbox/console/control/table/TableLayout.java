package dev.signalbox.console.control.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/**
 * How the columns of a table are arranged. Columns are known by their ids; those that it does not name stay where they are.
 *
 * @param order all columns from left to right
 * @param sort the columns to sort by, the first first
 */
public record TableLayout(List<String> order, Map<String, Double> widths, List<String> hidden, List<SortedBy> sort) {
    public record SortedBy(String column, boolean descending) {}

    public static TableLayout of(TableView<?> table) {
        Map<String, Double> widths = new LinkedHashMap<>();
        table.getColumns().forEach(c -> widths.put(c.getId(), (double) Math.round(c.getWidth())));
        return new TableLayout(table.getColumns().stream().map(TableColumn::getId).toList(), widths,
                table.getColumns().stream().filter(c -> !c.isVisible()).map(TableColumn::getId).toList(),
                table.getSortOrder().stream().map(c -> new SortedBy(c.getId(), c.getSortType() == SortType.DESCENDING))
                        .toList());
    }

    public <T> void applyTo(TableView<T> table) {
        Map<String, TableColumn<T, ?>> byTitle = new HashMap<>();
        table.getColumns().forEach(c -> byTitle.put(c.getId(), c));
        Set<String> known = new HashSet<>(order);
        List<TableColumn<T, ?>> arranged = Stream.concat(
                order.stream().filter(byTitle::containsKey).map(byTitle::get),
                table.getColumns().stream().filter(c -> !known.contains(c.getId()))).toList();
        if (!arranged.equals(table.getColumns())) {
            table.getColumns().setAll(arranged);
        }
        arranged.forEach(c -> c.setVisible(!hidden.contains(c.getId())));
        arranged.forEach(c -> Optional.ofNullable(widths.get(c.getId())).ifPresent(c::setPrefWidth));
        List<TableColumn<T, ?>> sorted = sort.stream().filter(s -> byTitle.containsKey(s.column()))
                .<TableColumn<T, ?>>map(s -> sorted(byTitle, s)).toList();
        if (!sorted.equals(table.getSortOrder())) {
            table.getSortOrder().setAll(sorted);
        }
    }

    private static <T> TableColumn<T, ?> sorted(Map<String, TableColumn<T, ?>> byTitle, SortedBy by) {
        TableColumn<T, ?> column = java.util.Objects.requireNonNull(byTitle.get(by.column()));
        column.setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING);
        return column;
    }
}
