package dev.signalbox.console.control.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The visible columns of a table as text. */
final class TableText {
    private TableText() {}

    /** Tab-separated, with the titles first, for the clipboard. A tab or line end within a cell becomes a space. */
    static <T> String tsv(TableView<T> table, List<T> rows) {
        Shape<T> shape = shape(table);
        return Stream.concat(Stream.of(shape.titles()), rows.stream().map(shape::cells))
                .map(line -> line.stream().map(c -> c.replaceAll("[\t\r\n]+", " ")).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What to write of each row. Columns that only draw are left out. */
    static <T> Shape<T> shape(TableView<T> table) {
        List<TableColumn<T, ?>> columns = table.getVisibleLeafColumns().stream().filter(CellText::has)
                .<TableColumn<T, ?>>map(c -> c).toList();
        return new Shape<>(columns.stream().map(TableColumn::getText).toList(), columns);
    }

    /** The columns as they were at one moment. Rows are snapshots, so they may be read on another thread. */
    record Shape<T>(List<String> titles, List<TableColumn<T, ?>> columns) {
        List<String> cells(T row) {
            return columns.stream().map(c -> CellText.of(c, row)).toList();
        }
    }
}
