package dev.signalbox.console.screen.files;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.UploadDialogs;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.UploadDesk;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.PageKeys;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileListing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds {@code files.fxml}: the address, what is there, and the opened object at the right. */
public final class FilesController implements Screen {
    /** How far down a list is scrolled when its next page is asked for. */
    private static final double NEAR_END = 0.75;

    private final FilesViewModel viewModel;
    private final UploadDesk desk;
    private final EnvironmentInfo environment;
    private final Parent filePane;
    private @Nullable UploadDialogs uploads;
    @FXML private PageHead head;
    @FXML private TextField address;
    @FXML private Label problem;
    @FXML private StatePane state;
    @FXML private SplitPane listAndFile;
    @FXML private DataTable<FileEntry> files;
    @FXML private ComboBox<Conflict> conflict;
    @FXML private Button download;
    @FXML private Button up;
    @FXML private Button upload;

    public FilesController(FilesViewModel viewModel, UploadDesk desk, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.desk = desk;
        this.environment = environment;
        this.filePane = Views.FILE.load(new FileController(viewModel.file()));
    }

    @FXML
    private void initialize() {
        address.textProperty().bindBidirectional(viewModel.addressProperty());
        problem.textProperty().bind(viewModel.addressProblemProperty());
        problem.managedProperty().bind(viewModel.addressProblemProperty().isNotEmpty());
        columns();
        new PageKeys(head).on(Shortcut.DOWNLOAD, () -> download.fire());
        conflict.getItems().setAll(Conflict.values());
        conflict.setConverter(new ConflictWords());
        conflict.valueProperty().bindBidirectional(viewModel.conflictProperty());
        var selected = files.table().getSelectionModel().getSelectedItems();
        download.disableProperty().bind(Bindings.isEmpty(selected));
        up.disableProperty().bind(Bindings.createBooleanBinding(() -> viewModel.placeProperty().get().isEmpty(),
                viewModel.placeProperty()));
        upload.disableProperty().bind(up.disableProperty());
        uploads = new UploadDialogs(desk, environment, files);
        desk.doneProperty().subscribe(done -> {
            if (!done.isEmpty()) {
                viewModel.refresh();
            }
        });
        state.setOnRetry(viewModel::refresh);
        var above = Buttons.named(Texts.text("files.up"), viewModel::up);
        above.visibleProperty().bind(up.disableProperty().not());
        state.setEmptyAction(above);
        viewModel.listingProperty().subscribe(this::show);
        viewModel.file().entryProperty().subscribe(this::openPane);
    }

    private void columns() {
        files.node("", 40, FileEntry::kind, FilesController::icon).setMaxWidth(40);
        files.mono(Texts.text("files.name"), 360, FileEntry::name);
        files.number(Texts.text("files.size"), 100, FileEntry::size, size -> size == 0 ? "–" : Sizes.words(size));
        files.time(Texts.text("files.modified"), 170, e -> e.modified().orElse(Instant.EPOCH), Clock.systemUTC());
        files.text(Texts.text("files.class"), 110, FileEntry::storageClass);
        files.setRows(viewModel.rows(), FileEntry::location, chosen -> {
            if (chosen.size() == 1 && chosen.getFirst().kind() == FileEntry.Kind.OBJECT) {
                viewModel.open(chosen.getFirst());
            }
        });
        files.setOnOpen(viewModel::open);
        files.table().setId("file-table");
        files.table().skinProperty().subscribe(skin -> {
            if (skin != null) {
                files.table().lookupAll(".scroll-bar").forEach(this::readOnAtEnd);
            }
        });
    }

    private void readOnAtEnd(Node node) {
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
            bar.valueProperty().subscribe(value -> {
                if (value.doubleValue() > NEAR_END) {
                    viewModel.more();
                }
            });
        }
    }

    private static Node icon(FileEntry.Kind kind) {
        return new Icon(switch (kind) {
            case BUCKET -> Glyph.BUCKET;
            case FOLDER -> Glyph.FOLDER;
            case OBJECT -> Glyph.FILE;
        });
    }

    private void show(Loadable<FileListing> now) {
        state.setEmptyText(Texts.text(viewModel.placeProperty().get().isEmpty() ? "files.noBuckets" : "files.nothing"));
        state.show(now, now.newest().map(l -> l.entries().isEmpty()).orElse(false));
        head.setAsOf(now.readAt());
        boolean more = now.newest().map(l -> l.next().isPresent()).orElse(false);
        files.moreProperty().set(more);
        files.hintProperty().set(Texts.text(more ? "files.more" : "files.all"));
    }

    private void openPane(Optional<FileEntry> entry) {
        if (entry.isEmpty()) {
            listAndFile.getItems().remove(filePane);
        } else if (!listAndFile.getItems().contains(filePane)) {
            listAndFile.getItems().add(filePane);
            listAndFile.setDividerPositions(0.6);
        }
    }

    @FXML
    private void onGo() {
        viewModel.go();
    }

    @FXML
    private void onUp() {
        viewModel.up();
    }

    @FXML
    private void onRefresh() {
        viewModel.refresh();
    }

    @FXML
    private void onUpload() {
        if (uploads != null) {
            viewModel.folder().ifPresent(uploads::choose);
        }
    }

    @FXML
    private void onDownload() {
        var chosen = List.copyOf(files.table().getSelectionModel().getSelectedItems());
        var chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text("files.chooseFolder"));
        var folder = chooser.showDialog(files.getScene().getWindow());
        if (folder != null) {
            viewModel.download(chosen, folder.toPath());
        }
    }

    @Override
    public void show(Destination destination) {
        viewModel.show(destination instanceof Destination.S3Location place ? Optional.of(place) : Optional.empty());
    }

    @Override
    public void refresh() {
        viewModel.refresh();
    }

    @Override
    public void hide() {
        viewModel.hide();
    }

    private static final class ConflictWords extends StringConverter<Conflict> {
        @Override
        public String toString(@Nullable Conflict rule) {
            return rule == null ? "" : Texts.text("files.conflict." + rule.name());
        }

        @Override
        public Conflict fromString(String words) {
            throw new UnsupportedOperationException("The list is not edited");
        }
    }
}
