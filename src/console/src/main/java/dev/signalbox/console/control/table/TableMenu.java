package dev.signalbox.console.control.table;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;

/** The menu of a table, and the keys of what it offers. */
public final class TableMenu<T> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final TableView<T> table;
    private final ColumnMenu<T> columns;
    private final ContextMenu menu = new ContextMenu();
    private CopyForms<T> forms = CopyForms.none();
    private Function<List<T>, List<MenuItem>> actions = _ -> List.of();
    private Consumer<T> open = _ -> {};
    private String exportName = "table";

    public TableMenu(TableView<T> table, TableMemory<T> memory) {
        this.table = table;
        columns = new ColumnMenu<>(table, memory);
        table.setOnContextMenuRequested(event -> {
            show(event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    public void setForms(CopyForms<T> copied) {
        forms = copied;
    }

    public void setOpen(Consumer<T> action) {
        open = action;
    }

    /** @param offered what can be done with the chosen rows; made anew whenever the menu opens */
    public void setActions(Function<List<T>, List<MenuItem>> offered) {
        actions = offered;
    }

    public void setExportName(String name) {
        exportName = name;
    }

    /** Does what the key is for, if it is one of this menu's. */
    public boolean pressed(KeyEvent event) {
        if (Shortcut.COPY_ROWS.matches(event)) {
            copyRows();
        } else if (Shortcut.COPY_NAME.matches(event)) {
            forms.name().ifPresent(this::copy);
        } else if (Shortcut.COPY_ADDRESS.matches(event)) {
            forms.address().ifPresent(this::copy);
        } else if (Shortcut.MENU.matches(event) || event.getCode() == javafx.scene.input.KeyCode.CONTEXT_MENU) {
            var corner = table.localToScreen(16, 56);
            show(corner.getX(), corner.getY());
        } else {
            return false;
        }
        return true;
    }

    private void show(double x, double y) {
        List<T> chosen = chosen();
        menu.getItems().clear();
        if (chosen.size() == 1) {
            menu.getItems().add(item("table.open", Optional.of(Shortcut.OPEN), () -> open.accept(chosen.getFirst())));
        }
        menu.getItems().addAll(actions.apply(chosen));
        if (!chosen.isEmpty()) {
            copies();
        }
        List<T> exported = chosen.size() > 1 ? chosen : table.getItems();
        menu.getItems().addAll(new SeparatorMenuItem(), export("table.export", exported, ""),
                export("table.exportExcel", exported, "" + BYTE_ORDER_MARK), new SeparatorMenuItem(), columns.make());
        menu.show(table, x, y);
    }

    private void copies() {
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().add(item("table.copy.rows", Optional.of(Shortcut.COPY_ROWS), this::copyRows));
        forms.name().ifPresent(f -> menu.getItems().add(
                item("table.copy.name", Optional.of(Shortcut.COPY_NAME), () -> copy(f))));
        forms.address().ifPresent(f -> menu.getItems().add(
                item("table.copy.address", Optional.of(Shortcut.COPY_ADDRESS), () -> copy(f))));
        forms.command().ifPresent(f -> menu.getItems().add(
                item("table.copy.command", Optional.empty(), () -> copy(f))));
    }

    private MenuItem export(String key, List<T> rows, String start) {
        MenuItem item = new MenuItem(Texts.text(key, rows.size()));
        item.setDisable(rows.isEmpty());
        item.setOnAction(_ -> {
            TableText.Shape<T> shape = TableText.shape(table);
            List<T> now = List.copyOf(rows);
            SaveFile.ask(table, exportName, FileKind.CSV, file -> write(file, shape, now, start));
        });
        return item;
    }

    private static <T> String write(Path file, TableText.Shape<T> shape, List<T> rows, String start)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(start);
            out.write(Csv.line(shape.titles()));
            for (T row : rows) {
                out.write(Csv.line(shape.cells(row)));
            }
        }
        return Texts.text("table.rows", rows.size());
    }

    private List<T> chosen() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    private void copyRows() {
        copy(TableText.tsv(table, chosen()));
    }

    private void copy(Function<T, String> form) {
        copy(CopyForms.lines(form, chosen()));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static MenuItem item(String key, Optional<Shortcut> shortcut, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        // Shown only: the table itself listens for the keys, and only while it has the focus.
        shortcut.ifPresent(s -> item.setAccelerator(s.combination()));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
