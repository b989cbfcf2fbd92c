package dev.signalbox.console.screen.files;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileDetails;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.Preview;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** Binds {@code file.fxml}: the beginning of an object, and what S3 knows about it. */
final class FileController {

    private final FileViewModel viewModel;
    @FXML private Label name;
    @FXML private StatePane state;
    @FXML private Label shown;
    @FXML private StackPane preview;
    @FXML private KeyValueGrid properties;

    FileController(FileViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        shown.textProperty().bind(viewModel.shownProperty());
        viewModel.entryProperty().subscribe(entry -> name.setText(entry.map(FileEntry::name).orElse("")));
        state.setOnRetry(viewModel::refresh);
        viewModel.detailsProperty().subscribe(this::show);
    }

    private void show(Loadable<FileDetails> now) {
        state.show(now, false);
        now.newest().ifPresent(details -> {
            preview.getChildren().setAll(node(details.preview()));
            describe(details);
        });
    }

    private Node node(Preview what) {
        return switch (what) {
            case Preview.Json(String text) -> json(text);
            case Preview.Text(String text) -> text(text);
            case Preview.Hex(String text) -> text(text);
            case Preview.Picture(byte[] bytes) -> picture(bytes);
            case Preview.Empty() -> quiet(Texts.text("file.empty"));
        };
    }

    private static JsonView json(String text) {
        var view = new JsonView();
        view.setFit(false);
        view.setPayload(false);
        view.setJson(text);
        return view;
    }

    private static TextArea text(String text) {
        var area = new TextArea(text);
        area.setEditable(false);
        area.getStyleClass().add("code");
        return area;
    }

    /** A picture is shown at its size, or smaller if there is no room. */
    private Node picture(byte[] bytes) {
        var image = new Image(new ByteArrayInputStream(bytes));
        if (image.isError()) {
            return quiet(Texts.text("file.brokenPicture"));
        }
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(preview.widthProperty().subtract(2).map(w -> Math.min(w.doubleValue(), image
                .getWidth())));
        view.fitHeightProperty().bind(preview.heightProperty().subtract(2).map(h -> Math.min(h.doubleValue(), image
                .getHeight())));
        view.setAccessibleText(Texts.text("file.picture", Math.round(image.getWidth()), Math.round(image.getHeight())));
        return view;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-3");
        label.setWrapText(true);
        return label;
    }

    private void describe(FileDetails details) {
        var file = details.properties();
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
