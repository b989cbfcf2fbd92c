package dev.signalbox.console.screen.files;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.screen.files.preview.PreviewController;
import dev.signalbox.console.screen.files.versions.OriginView;
import dev.signalbox.console.screen.files.versions.TagsView;
import dev.signalbox.console.screen.files.versions.VersionsView;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** Binds {@code file.fxml}: the beginning of an object, and what S3 knows about it. */
final class FileController {

    private final FileViewModel viewModel;
    private final EnvironmentInfo environment;
    @FXML private Label name;
    @FXML private TabPane tabs;
    @FXML private Tab versionsTab;
    @FXML private VBox tags;
    @FXML private StatePane state;
    @FXML private Tab previewTab;
    @FXML private OutcomeNote outcome;
    @FXML private KeyValueGrid properties;

    FileController(FileViewModel viewModel, EnvironmentInfo environment) {
        this.environment = environment;
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        previewTab.setContent(Views.FILE_PREVIEW.load(new PreviewController(viewModel.preview())));
        tags.getChildren().addAll(new TagsView(viewModel.facts()), new OriginView(viewModel.facts()));
        versionsTab.setContent(new VersionsView(viewModel.facts(), environment, version -> {
            viewModel.preview().open(version);
            tabs.getSelectionModel().select(previewTab);
        }));
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> read());
        viewModel.entryProperty().subscribe(_ -> read());
        viewModel.facts().outcomeProperty().subscribe(this::show);
        viewModel.entryProperty().subscribe(entry -> name.setText(entry.map(FileEntry::name).map(
                VisibleText::of).orElse("")));
        state.setOnRetry(viewModel::refresh);
        viewModel.propertiesProperty().subscribe(this::show);
    }

    /** What costs requests is asked when it can be seen. */
    private void read() {
        var seen = tabs.getSelectionModel().getSelectedItem();
        if (seen == versionsTab) {
            viewModel.facts().readVersions();
        } else if (seen != previewTab) {
            viewModel.facts().readOrigin();
        }
    }

    private void show(Outcome now) {
        outcome.show(now);
        if (now instanceof Outcome.Done) {
            viewModel.refresh();
        }
    }

    private void show(Loadable<FileProperties> now) {
        state.show(now, false);
        now.newest().ifPresent(this::describe);
    }

    private void describe(FileProperties file) {
        properties.clear().addId(Texts.text("file.uri"), file.location().uri())
                .add(Texts.text("file.size"), Texts.text("file.bytes", String.format(Locale.ROOT, "%,d", file.size())))
                .addTime(Texts.text("file.modified"), file.modified())
                .add(Texts.text("file.type"), file.contentType())
                .addId(Texts.text("file.sha256"), file.sha256().orElse(Texts.text("file.notKnown")))
                .addId(Texts.text("file.etag"), file.etag()).add(Texts.text("file.class"), file.storageClass());
        file.versionId().ifPresent(v -> properties.addId(Texts.text("file.version"), v));
        file.metadata().forEach(properties::addId);
    }

    @FXML
    private void onCopyUri() {
        viewModel.entryProperty().get().ifPresent(e -> Buttons.copy(e.location().uri()));
    }

    @FXML
    private void onClose() {
        viewModel.close();
    }
}
