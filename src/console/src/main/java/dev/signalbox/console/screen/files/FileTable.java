package dev.signalbox.console.screen.files;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.list.FileList;
import dev.signalbox.console.model.files.list.FileOrder;
import dev.signalbox.console.model.files.list.FileOrder.By;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The table of what is at a place: its columns, its order, and the pages that come when the end is in sight. */
final class FileTable {
    /** How many rows before the end the next page is asked for. */
    private static final int AHEAD = 400;

    private final DataTable<FileEntry> files;
    private final FilesViewModel viewModel;
    private final Map<TableColumn<?, ?>, By> orders = new HashMap<>();
    private TableColumn<FileEntry, ?> last = new TableColumn<>();

    FileTable(DataTable<FileEntry> files, FilesViewModel viewModel) {
        this.files = files;
        this.viewModel = viewModel;
        columns();
        files.table().setId("file-table");
        files.setLongRows(viewModel.rows(), FileEntry::location, this::chosen, this::sort);
        files.setOnOpen(viewModel::open);
        files.setCopyForms(CopyForms.of(FileEntry::name, e -> e.location().uri(), FileTable::command));
        files.table().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        files.table().skinProperty().subscribe(skin -> {
            if (skin != null) {
                files.table().lookupAll(".scroll-bar").forEach(this::readOnAtEnd);
            }
        });
    }

    private void columns() {
        var icons = files.node("", 40, FileEntry::kind, FileTable::icon);
        icons.setMinWidth(40);
        icons.setMaxWidth(40);
        orders.put(files.mono(Texts.text("files.name"), 360, e -> VisibleText.of(e.name())), By.NAME);
        orders.put(files.number(Texts.text("files.size"), 100, e -> e.kind() == FileEntry.Kind.OBJECT ? e.size() : -1L,
                size -> size < 0 ? "–" : Sizes.words(size)), By.SIZE);
        orders.put(files.time(Texts.text("files.modified"), 170, e -> e.modified().orElse(Instant.EPOCH), Clock
                .systemUTC()), By.MODIFIED);
        last = files.text(Texts.text("files.class"), 110, FileEntry::storageClass);
        orders.put(last, By.STORAGE_CLASS);
    }

    private void sort() {
        List<FileOrder> wanted = new ArrayList<>();
        for (var column : files.table().getSortOrder()) {
            var by = orders.get(column);
            if (by != null) {
                wanted.add(new FileOrder(by, column.getSortType() == SortType.DESCENDING));
            }
        }
        viewModel.sort(wanted);
        describe(viewModel.listingProperty().get().newest());
    }

    private void chosen(Optional<FileEntry> one) {
        one.filter(e -> e.kind() == FileEntry.Kind.OBJECT).ifPresent(viewModel::open);
    }

    /** Space looks into what is chosen, and closes it again. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            var one = files.table().getSelectionModel().getSelectedItem();
            if (viewModel.file().entryProperty().get().isPresent()) {
                viewModel.file().close();
            } else if (one != null) {
                chosen(Optional.of(one));
            }
            event.consume();
        }
    }

    private void readOnAtEnd(Node node) {
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
            bar.valueProperty().subscribe(value -> {
                if (value.doubleValue() > 1 - (double) AHEAD / Math.max(AHEAD + 1, viewModel.rows().size())) {
                    viewModel.more();
                }
            });
        }
    }

    /** How much is there, and whether all of it is known. */
    void describe(Optional<FileListing> listing) {
        boolean buckets = listing.filter(l -> l.place().isEmpty()).isPresent();
        last.setText(Texts.text(buckets ? "files.region" : "files.class"));
        boolean more = listing.map(l -> l.next().isPresent()).orElse(false);
        boolean full = listing.filter(FileListing::full).isPresent();
        files.moreProperty().set(more && !full);
        var words = Texts.text(full ? "files.full" : more ? "files.more" : "files.all", FileList.MOST);
        files.hintProperty().set(more && viewModel.sorted() ? words + " · " + Texts.text("files.sortedPart") : words);
    }

    /** The rows that are chosen. */
    List<FileEntry> chosenRows() {
        return List.copyOf(files.table().getSelectionModel().getSelectedItems());
    }

    private static String command(FileEntry entry) {
        var uri = "'" + entry.location().uri().replace("'", "'\\''") + "'";
        return entry.kind() == FileEntry.Kind.OBJECT ? "aws s3 cp " + uri + " ." : "aws s3 ls " + uri;
    }

    private static Node icon(FileEntry.Kind kind) {
        return new Icon(switch (kind) {
            case BUCKET -> Glyph.BUCKET;
            case FOLDER -> Glyph.FOLDER;
            case OBJECT -> Glyph.FILE;
        });
    }
}
