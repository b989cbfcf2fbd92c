package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.text.TextPane;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.preview.Choice;
import dev.signalbox.console.model.files.preview.Encoding;
import dev.signalbox.console.model.files.preview.Preview;
import dev.signalbox.console.model.files.preview.SampleTable;
import dev.signalbox.console.store.files.FilePreview;
import dev.signalbox.console.store.files.PreviewReading;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Binds {@code file-preview.fxml}: a part of an object, and the ways to see another part or to see it otherwise. */
public final class PreviewController {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Executor FX = new FxThread();

    private final PreviewViewModel viewModel;
    private final TextPane text = new TextPane();
    private final JsonView json = new JsonView();
    private @Nullable Preview seen;
    @FXML private ComboBox<Choice.Form> form;
    @FXML private ComboBox<Optional<Encoding>> encoding;
    @FXML private Label shown;
    @FXML private Button more;
    @FXML private Button first;
    @FXML private Button last;
    @FXML private Pane pages;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private TextField offset;
    @FXML private StatePane state;
    @FXML private StackPane preview;

    public PreviewController(PreviewViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        shown.textProperty().bind(viewModel.shownProperty());
        json.setFit(false);
        json.setPayload(false);
        Choices.forms(form, viewModel);
        Choices.encodings(encoding, viewModel);
        for (var node : new Node[]{more, first, last, pages, encoding}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        offset.textProperty().subscribe(_ -> offset.pseudoClassStateChanged(ERROR, false));
        state.setOnRetry(viewModel::begin);
        viewModel.previewProperty().subscribe(this::show);
    }

    private void show(Loadable<FilePreview> now) {
        state.show(now, false);
        var newest = now.newest();
        newest.ifPresentOrElse(p -> look(p.content().preview()), () -> {
            seen = null;
            preview.getChildren().clear();
        });
        var window = newest.map(FilePreview::window);
        boolean hex = viewModel.hex();
        boolean packed = newest.filter(p -> p.content().unpacked()).isPresent();
        pages.setVisible(hex && window.filter(w -> w.total() > PreviewReading.PAGE).isPresent());
        previous.setDisable(window.filter(w -> !w.begins()).isEmpty());
        next.setDisable(window.filter(w -> !w.ends()).isEmpty());
        more.setVisible(!hex && newest.filter(FilePreview::canGrow).isPresent());
        first.setVisible(window.filter(w -> !w.begins()).isPresent());
        last.setVisible(!packed && window.filter(w -> !w.ends()).isPresent());
        encoding.setVisible(newest.map(p -> p.content().preview()).filter(PreviewController::isText).isPresent());
    }

    private static boolean isText(Preview what) {
        return what instanceof Preview.Text || what instanceof Preview.Table || what instanceof Preview.Json;
    }

    /** What is seen already stays, with its place and what was found in it. */
    private void look(Preview what) {
        if (!what.equals(seen)) {
            seen = what;
            preview.getChildren().setAll(node(what));
        }
    }

    private Node node(Preview what) {
        return switch (what) {
            case Preview.Json(String content, _) -> {
                json.setJson(content);
                yield json;
            }
            case Preview.Text(String content, _, _) -> text(content);
            case Preview.Table(SampleTable table, _) -> TablePane.of(table);
            case Preview.Hex(byte[] bytes, long from) -> text(HexText.of(bytes, from, PreviewReading.PAGE));
            case Preview.Picture picture -> new PicturePane(picture, FX);
            case Preview.NoPicture(long width, long height) -> PicturePane.quiet(width == 0 ? Texts.text(
                    "file.brokenPicture") : Texts.text("preview.largePicture", width, height));
            case Preview.Empty() -> PicturePane.quiet(Texts.text("file.empty"));
        };
    }

    private Node text(String content) {
        text.show(content);
        return text;
    }

    @FXML
    private void onMore() {
        viewModel.more();
    }

    @FXML
    private void onFirst() {
        viewModel.begin();
    }

    @FXML
    private void onLast() {
        viewModel.last();
    }

    @FXML
    private void onPrevious() {
        viewModel.previous();
    }

    @FXML
    private void onNext() {
        viewModel.next();
    }

    @FXML
    private void onOffset() {
        offset.pseudoClassStateChanged(ERROR, !viewModel.goTo(offset.getText()));
    }
}
