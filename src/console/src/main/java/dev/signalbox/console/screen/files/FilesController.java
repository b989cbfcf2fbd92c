package dev.signalbox.console.screen.files;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.PageKeys;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.screen.files.acts.FileActs;
import dev.signalbox.console.screen.files.acts.FileActsViewModel;
import dev.signalbox.console.screen.files.list.PlacesMenu;
import dev.signalbox.console.screen.files.transfers.TransfersPane;
import dev.signalbox.console.store.files.Places;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds {@code files.fxml}: the address, what is there, and the opened object at the right. */
public final class FilesController implements Screen {
    private static final Duration REST = Duration.millis(250);

    private final FilesViewModel viewModel;
    private final FileActsViewModel changes;
    private final Places known;
    private final TransfersPane transfers;
    private final EnvironmentInfo environment;
    private final Parent filePane;
    private @Nullable FileTable table;
    private final PauseTransition typing = new PauseTransition(REST);
    @FXML private PageHead head;
    @FXML private TextField prefix;
    @FXML private Button readAll;
    @FXML private MenuButton acts;
    @FXML private MenuButton places;
    @FXML private OutcomeNote outcome;
    @FXML private TextField address;
    @FXML private Label problem;
    @FXML private StatePane state;
    @FXML private SplitPane listAndFile;
    @FXML private DataTable<FileEntry> files;
    @FXML private ComboBox<Conflict> conflict;
    @FXML private Button download;
    @FXML private Button up;
    @FXML private MenuButton upload;

    public FilesController(FilesViewModel viewModel, FileActsViewModel changes, Places known, TransfersPane transfers,
            EnvironmentInfo environment) {
        this.known = known;
        this.changes = changes;
        this.viewModel = viewModel;
        this.transfers = transfers;
        this.environment = environment;
        this.filePane = Views.FILE.load(new FileController(viewModel.file(), environment));
    }

    @FXML
    private void initialize() {
        address.textProperty().bindBidirectional(viewModel.addressProperty());
        problem.textProperty().bind(viewModel.addressProblemProperty());
        problem.managedProperty().bind(viewModel.addressProblemProperty().isNotEmpty());
        table = new FileTable(files, viewModel);
        prefix();
        acts();
        new PageKeys(head).on(Shortcut.DOWNLOAD, () -> download.fire());
        conflict.getItems().setAll(Conflict.values());
        conflict.setConverter(new ConflictWords());
        conflict.valueProperty().bindBidirectional(viewModel.conflictProperty());
        var selected = files.table().getSelectionModel().getSelectedItems();
        download.disableProperty().bind(Bindings.isEmpty(selected));
        up.disableProperty().bind(Bindings.createBooleanBinding(() -> viewModel.placeProperty().get().isEmpty(),
                viewModel.placeProperty()));
        upload.disableProperty().bind(up.disableProperty());
        transfers();
        state.setOnRetry(viewModel::refresh);
        var above = Buttons.named(Texts.text("files.up"), viewModel::up);
        above.visibleProperty().bind(up.disableProperty().not());
        state.setEmptyAction(above);
        viewModel.listingProperty().subscribe(this::show);
        viewModel.file().entryProperty().subscribe(this::openPane);
    }

    private void transfers() {
        ((Pane) listAndFile.getParent()).getChildren().add(transfers.node());
        transfers.takeDrops(state, viewModel::folder);
        transfers.viewModel().uploadedProperty().subscribe((_, _) -> viewModel.refresh());
    }

    private void show(Loadable<FileListing> now) {
        state.setEmptyText(Texts.text(viewModel.placeProperty().get().isEmpty() ? "files.noBuckets" : "files.nothing"));
        state.show(now, now.newest().map(l -> l.entries().isEmpty()).orElse(false));
        head.setAsOf(now.readAt());
        table().describe(now.newest());
        readAll.setVisible(now.newest().filter(l -> l.next().isPresent() && !l.full()).isPresent());
    }

    private FileTable table() {
        return Objects.requireNonNull(table);
    }

    /** The server filters, when the operator rests. */
    private void prefix() {
        readAll.managedProperty().bind(readAll.visibleProperty());
        readAll.textProperty().bind(viewModel.readingProperty().map(r -> Texts.text(r ? "files.stop"
                : "files.readAll")));
        typing.setOnFinished(_ -> viewModel.filter(prefix.getText()));
        prefix.textProperty().subscribe(_ -> typing.playFromStart());
        prefix.setOnAction(_ -> {
            typing.stop();
            viewModel.filter(prefix.getText());
        });
        prefix.disableProperty().bind(up.disableProperty());
        viewModel.filterProperty().subscribe(now -> {
            if (!now.equals(prefix.getText())) {
                prefix.setText(now);
                typing.stop();
            }
        });
        new PageKeys(head).on(Shortcut.FILTER, prefix::requestFocus);
    }

    private void acts() {
        new PlacesMenu(places, known, viewModel::goTo).follow(viewModel.placeProperty(), head);
        var menu = new FileActs(changes, environment, files, viewModel::folder);
        files.setRowActions(menu::items);
        acts.setOnShowing(_ -> acts.getItems().setAll(menu.items(table().chosenRows())));
        acts.getItems().setAll(menu.items(List.of())); // a menu without items does not open
        changes.outcomeProperty().subscribe(outcome::show);
        changes.setOnChanged(viewModel::refresh);
    }

    @FXML
    private void onReadAll() {
        viewModel.readAll();
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
    private void onUploadFiles() {
        viewModel.folder().ifPresent(to -> transfers.uploadFiles(files, to));
    }

    @FXML
    private void onUploadFolder() {
        viewModel.folder().ifPresent(to -> transfers.uploadFolder(files, to));
    }

    @FXML
    private void onDownload() {
        var chosen = table().chosenRows();
        transfers.folder(files).ifPresent(folder -> viewModel.download(chosen, folder));
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
