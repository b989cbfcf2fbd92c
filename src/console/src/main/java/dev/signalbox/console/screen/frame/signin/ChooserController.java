package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.FoundList;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code chooser.fxml}: type, arrow keys, Enter, or a click. */
public final class ChooserController {
    private static final double ROW = 40;
    private static final double PADDING = 10;
    private static final int SHOWN = 12;

    private final ChooserViewModel viewModel;
    private final Runnable close;
    @FXML private VBox root;
    @FXML private TextField query;
    @FXML private ListView<EnvironmentEntry> items;
    @FXML private Label none;

    /** @param close what closes the overlay that it lies in */
    public ChooserController(ChooserViewModel viewModel, Runnable close) {
        this.viewModel = viewModel;
        this.close = close;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(viewModel.queryProperty());
        items.setItems(viewModel.items());
        items.setCellFactory(_ -> line());
        items.setFixedCellSize(ROW);
        items.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> Math.min(SHOWN, viewModel.items().size())
                * ROW + PADDING, viewModel.items()));
        FoundList.serve(query, items, none);
        // The list view hears of the change only after this, and still counts the rows that were there.
        viewModel.items().subscribe(() -> {
            if (!viewModel.items().isEmpty()) {
                items.getSelectionModel().selectFirst();
            }
        });
    }

    private Line line() {
        Line line = new Line();
        line.setOnMouseClicked(_ -> {
            if (!line.isEmpty()) {
                onOpen();
            }
        });
        return line;
    }

    /** When it comes to sight. */
    public void open() {
        viewModel.open();
        items.getSelectionModel().selectFirst();
        query.requestFocus();
    }

    @FXML
    private void onOpen() {
        EnvironmentEntry chosen = items.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            if (!chosen.here()) {
                root.fireEvent(new OpenEnvironment(chosen.choice()));
            }
        }
    }

    private static final class Line extends ListCell<EnvironmentEntry> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label mark = new Label();
        private final HBox line;

        Line() {
            name.getStyleClass().add("env-badge");
            name.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().addAll("small-text", "text-2");
            detail.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            mark.setMinWidth(USE_PREF_SIZE);
            line = new HBox(8, name, detail, mark);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable EnvironmentEntry item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : line);
            if (item != null) {
                name.setText(item.name());
                name.getStyleClass().setAll("label", "env-badge");
                name.getStyleClass().addAll(item.styles());
                detail.setText(item.problem().orElse(item.detail()));
                mark.setText(item.here() ? Texts.text("chooser.here")
                        : item.problem().isPresent() ? Texts.text(
                                "chooser.problem") : "");
                mark.getStyleClass().setAll("label", "tiny-text", item.problem().isPresent() ? "attention-text"
                        : "text-3");
                setAccessibleText(String.join(", ", item.name(), detail.getText(), mark.getText()));
            }
        }
    }
}
