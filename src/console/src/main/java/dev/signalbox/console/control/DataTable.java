package dev.signalbox.console.control;

import dev.signalbox.console.control.table.CellText;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.control.table.RowKeys;
import dev.signalbox.console.control.table.TableFooter;
import dev.signalbox.console.control.table.TableMemory;
import dev.signalbox.console.control.table.TableMenu;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.StatusWord;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The console's table: 28 px rows, sortable columns, a footer with the row count, copy as TSV, Enter or double click to open. */
public final class DataTable<T> extends VBox implements TimeForm.ShowsTimes {
    private final TableView<T> table = new TableView<>();
    private final TableMenu<T> menu = new TableMenu<>(table, new TableMemory<>(this, table));
    private final TableFooter footer = new TableFooter(table);
    private final CellTimes times = new CellTimes(table);
    private final DoubleClick doubleClick = new DoubleClick();
    private Function<T, ?> key = Function.identity();
    private Consumer<T> open = _ -> {};
    private Consumer<T> openBehind = _ -> {};

    public DataTable() {
        getStyleClass().add("data-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setFixedCellSize(28);
        table.setPlaceholder(new Region());
        table.setRowFactory(_ -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, footer);
        idProperty().subscribe(id -> menu.setExportName(id == null ? "table" : id));
    }

    /** The rows, kept up to date in place by the view model; the table sorts its own view of them. */
    public void setRows(ObservableList<T> rows) {
        SortedList<T> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        sorted.addListener((ListChangeListener<T>) _ -> footer.describe());
        footer.describe();
    }

    /**
     * As {@link #setRows(ObservableList)}, for rows that are replaced by newer ones of the same key.
     *
     * @param chosen told when the operator chooses other rows, and when chosen rows go
     */
    public void setRows(ObservableList<T> rows, Function<T, ?> key, Consumer<List<T>> chosen) {
        this.key = key;
        var kept = new KeptSelection<>(table, key, chosen);
        rows.addListener((ListChangeListener<T>) _ -> kept.before());
        setRows(rows);
        table.getItems().addListener((ListChangeListener<T>) _ -> kept.after());
    }

    /**
     * For rows that may be a million: they are not copied, order themselves, and grow at their end or are all replaced.
     *
     * @param chosen told the only chosen row
     * @param sort orders the rows by the table's sort order
     */
    public void setLongRows(ObservableList<T> rows, Function<T, ?> rowKey, Consumer<Optional<T>> chosen,
            Runnable sort) {
        key = rowKey;
        var kept = new LongRows<>(table, rowKey, chosen);
        rows.addListener((ListChangeListener<T>) kept::before);
        table.setSortPolicy(_ -> {
            sort.run();
            return true;
        });
        table.setItems(rows);
        rows.addListener((ListChangeListener<T>) change -> {
            kept.after(change, rows);
            footer.describe();
        });
        footer.describe();
    }

    /** How many rows there are before filtering; negative when unknown. */
    public IntegerProperty totalProperty() {
        return footer.totalProperty();
    }

    /** The quiet text at the right of the footer: keys, limits. */
    public StringProperty hintProperty() {
        return footer.hintProperty();
    }

    /** Whether there are rows behind those that are known, which come when the end is in sight. */
    public BooleanProperty moreProperty() {
        return footer.moreProperty();
    }

    public void setOnOpen(Consumer<T> action) {
        open = action;
        menu.setOpen(action);
    }

    /** Opens a row without leaving the table: by middle click or Ctrl+Enter. */
    public void setOnOpenBehind(Consumer<T> action) {
        openBehind = action;
    }

    /** In which forms rows can be copied, by menu and keys. */
    public void setCopyForms(CopyForms<T> forms) {
        menu.setForms(forms);
    }

    /** What the menu offers for the chosen rows, before copying. Each act must be somewhere else on the screen too. */
    public void setRowActions(Function<List<T>, List<MenuItem>> actions) {
        menu.setActions(actions);
    }

    /** What an exported file is named; the table's id if nothing is said. */
    public void setExportName(String name) {
        menu.setExportName(name);
    }

    public TableView<T> table() {
        return table;
    }

    /** A column of plain text. */
    public TableColumn<T, String> text(String title, double width, Function<T, String> value) {
        return column(title, width, value, Comparator.naturalOrder(), TextCell::new);
    }

    /** A column of ids: mono, shortened in the middle, with an icon to copy one. */
    public TableColumn<T, String> mono(String title, double width, Function<T, String> value) {
        return column(title, width, value, Comparator.naturalOrder(), IdCell::new);
    }

    /** A column of numbers, right-aligned, sorted by value. */
    public <N extends Comparable<N>> TableColumn<T, N> number(String title, double width, Function<T, N> value,
            Function<N, String> words) {
        TableColumn<T, N> column = column(title, width, value, Comparator.naturalOrder(), () -> new NumberCell<>(
                words));
        column.getStyleClass().add("number");
        CellText.plainOr(column, words);
        return column;
    }

    /** A column of times or ages: sorted by value, shown in words. */
    public <V extends Comparable<V>> TableColumn<T, V> value(String title, double width, Function<T, V> value,
            Function<V, String> words) {
        TableColumn<T, V> column = column(title, width, value, Comparator.naturalOrder(), () -> new NumberCell<>(
                words));
        CellText.plainOr(column, words);
        return column;
    }

    /** A column of points in time: sorted as such, shown in the chosen form, exported as ISO-8601 UTC. The epoch is shown as nothing. */
    public TableColumn<T, Instant> time(String title, double width, Function<T, Instant> value, Clock clock) {
        return column(title, width, value, Comparator.naturalOrder(), () -> new TimeCell<>(clock));
    }

    @Override
    public void renewTimes() {
        times.renew();
    }

    /** A column of states as plain badges. */
    public TableColumn<T, StatusWord> status(String title, double width, Function<T, StatusWord> value) {
        return column(title, width, value, Comparator.comparing(StatusWord::word), StatusCell::new);
    }

    /** A column that draws its own cell; {@link CellText#words} says what it means in copies and exports. */
    public <V> TableColumn<T, V> node(String title, double width, Function<T, V> value, Function<V, Node> view) {
        TableColumn<T, V> column = column(title, width, value, (_, _) -> 0, () -> new NodeCell<>(view));
        column.setSortable(false);
        column.getStyleClass().add("drawn");
        return column;
    }

    private <V> TableColumn<T, V> column(String title, double width, Function<T, V> value, Comparator<V> order,
            java.util.function.Supplier<javafx.scene.control.TableCell<T, V>> cell) {
        TableColumn<T, V> column = new TableColumn<>(title);
        column.setId(title.isBlank() ? "column-" + table.getColumns().size() : title);
        column.setPrefWidth(width);
        column.setCellValueFactory(f -> new javafx.beans.property.ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(_ -> cell.get());
        column.setComparator(order);
        column.setReorderable(true);
        if (table.getColumns().isEmpty()) {
            column.getStyleClass().add("first");
        }
        table.getColumns().add(column);
        table.setAccessibleText(Texts.text("table.accessible", table.getColumns().stream().map(TableColumn::getText)
                .filter(t -> !t.isBlank()).collect(Collectors.joining(", "))));
        return column;
    }

    private TableRow<T> row() {
        TableRow<T> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (!row.isEmpty() && event.getButton() == MouseButton.MIDDLE) {
                openBehind.accept(row.getItem());
            } else if (!row.isEmpty() && doubleClick.isMadeBy(event, key.apply(row.getItem()))) {
                open.accept(row.getItem());
            }
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        T selected = table.getSelectionModel().getSelectedItem();
        if (menu.pressed(event)) {
            event.consume();
            return;
        }
        if (Shortcut.OPEN_BEHIND.matches(event) && selected != null) {
            openBehind.accept(selected);
        } else if (event.getCode() == KeyCode.ENTER && selected != null) {
            open.accept(selected);
        } else if (!RowKeys.pressed(table, event)) {
            return;
        }
        event.consume();
    }
}
