package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.FoundList;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Binds {@code palette.fxml}: type, arrow keys, Enter. */
public final class PaletteController {
    private static final double ROW = 28;
    private static final double PADDING = 10;

    private final PaletteViewModel viewModel;
    private final Runnable close;
    @FXML private TextField query;
    @FXML private ListView<PaletteItem> items;
    @FXML private Label none;

    PaletteController(PaletteViewModel viewModel, Runnable close) {
        this.viewModel = viewModel;
        this.close = close;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        items.setItems(viewModel.items());
        items.setCellFactory(_ -> line());
        items.prefHeightProperty().bind(Bindings.size(viewModel.items()).multiply(ROW).add(PADDING));
        FoundList.serve(query, items, none);
        query.textProperty().subscribe(_ -> items.getSelectionModel().selectFirst());
    }

    /** Only what is clicked itself is done: not what is chosen, when the scroll bar is clicked. */
    private Line line() {
        Line line = new Line();
        line.setOnMouseClicked(_ -> {
            if (!line.isEmpty()) {
                onRun();
            }
        });
        return line;
    }

    void open() {
        viewModel.reset();
        items.getSelectionModel().selectFirst();
        query.requestFocus();
    }

    @FXML
    private void onRun() {
        PaletteItem chosen = items.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    private static final class Line extends ListCell<PaletteItem> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox line;

        Line() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            detail.getStyleClass().addAll("small-text", "text-3");
            kind.getStyleClass().addAll("tiny-text", "text-3");
            kind.setMinWidth(USE_PREF_SIZE);
            line = new HBox(8, new Icon(Glyph.CHEVRON_RIGHT, 12), title, detail, space, kind);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PaletteItem item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : line);
            if (item != null) {
                title.setText(item.title());
                detail.setText(item.detail());
                kind.setText(item.kind());
            }
        }
    }
}
