package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.transfer.ShownTypes;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Binds {@code transfers.fxml}: a bar under the list, which opens to the transfers. */
final class TransfersController {
    private final TransfersViewModel viewModel;
    private final EnvironmentInfo environment;
    private final Map<String, TransferItem> items = new HashMap<>();
    @FXML private VBox pane;
    @FXML private ToggleButton title;
    @FXML private Label summary;
    @FXML private Label trouble;
    @FXML private Button clear;
    @FXML private ScrollPane scroll;
    @FXML private VBox list;

    TransfersController(TransfersViewModel viewModel, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.environment = environment;
    }

    @FXML
    private void initialize() {
        pane.managedProperty().bind(pane.visibleProperty());
        scroll.visibleProperty().bind(title.selectedProperty());
        scroll.managedProperty().bind(scroll.visibleProperty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        trouble.visibleProperty().bind(viewModel.troubleProperty().isNotEmpty());
        trouble.textProperty().bind(viewModel.troubleProperty());
        summary.textProperty().bind(viewModel.summaryProperty());
        title.selectedProperty().subscribe(on -> title.setGraphic(new Icon(on ? Glyph.CHEVRON_DOWN
                : Glyph.CHEVRON_RIGHT)));
        viewModel.allProperty().subscribe(this::show);
    }

    private void show(List<TransferState> now) {
        boolean more = now.stream().anyMatch(t -> !items.containsKey(t.id()));
        if (more && !items.isEmpty() || more && now.stream().anyMatch(t -> t.phase() == TransferPhase.RUNNING)) {
            title.setSelected(true); // what was just begun is shown
        }
        items.keySet().retainAll(now.stream().map(TransferState::id).collect(Collectors.toSet()));
        var wanted = now.stream().map(t -> items.computeIfAbsent(t.id(), id -> new TransferItem(new Buttons(id))))
                .toList();
        now.forEach(t -> Optional.ofNullable(items.get(t.id())).ifPresent(item -> item.show(t)));
        if (!wanted.equals(list.getChildren())) {
            list.getChildren().setAll(wanted);
        }
        pane.setVisible(!now.isEmpty() || !viewModel.troubleProperty().get().isEmpty());
        clear.setDisable(now.stream().noneMatch(t -> t.phase() == TransferPhase.DONE || t
                .phase() == TransferPhase.CANCELLED));
    }

    @FXML
    private void onClear() {
        viewModel.clear();
    }

    private final class Buttons implements TransferItem.Acts {
        private final String id;

        private Buttons(String id) {
            this.id = id;
        }

        private Optional<TransferState> now() {
            return viewModel.allProperty().get().stream().filter(t -> t.id().equals(id)).findFirst();
        }

        @Override
        public void pause() {
            viewModel.pause(id);
        }

        @Override
        public void resume() {
            viewModel.resume(id);
        }

        @Override
        public void retry() {
            viewModel.retry(id);
        }

        /** Level 2: what the objects hold now is lost where their bucket keeps no versions. */
        @Override
        public void replace() {
            now().ifPresent(t -> new Confirmation(environment, Texts.text("upload.replaceTitle", t.taken().size()),
                    Texts.text("upload.replaceVerb", t.taken().size()), t.taken(), Texts.text("upload.replaceText"))
                    .typedUnlessLocal(t.to()).ask(pane, () -> viewModel.replace(id)));
        }

        @Override
        public void cancel() {
            viewModel.cancel(id);
        }

        @Override
        public void open() {
            viewModel.open(id, file -> {
                var name = VisibleText.of(file.getFileName().toString());
                if (ShownTypes.isShown(name)) {
                    show(file);
                } else {
                    new Confirmation(environment, Texts.text("transfers.openTitle", name), Texts.text(
                            "transfers.openVerb"), List.of(VisibleText.of(file.toString())), Texts.text(
                                    "transfers.openText")).ask(pane, () -> show(file));
                }
            });
        }

        private void show(Path file) {
            pane.fireEvent(new OpenFile(file));
        }

        @Override
        public void folder() {
            now().ifPresent(t -> pane.fireEvent(new OpenFile(t.folder())));
        }

        @Override
        public void report() {
            var chooser = new FileChooser();
            chooser.setTitle(Texts.text("transfers.reportTitle"));
            chooser.setInitialFileName("transfer-" + id + ".csv");
            var file = chooser.showSaveDialog(pane.getScene().getWindow());
            if (file != null) {
                viewModel.report(id, file.toPath());
            }
        }

        @Override
        public void remove() {
            viewModel.remove(id);
        }
    }
}
