package dev.signalbox.console.screen.manual;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A line of the contents, or something found with the words around it. */
final class ContentsCell extends ListCell<ContentsLine> {
    private static final double INDENT = 14;

    private final Label title = new Label();
    private final Label detail = new Label();
    private final VBox box = new VBox(title, detail);

    /** @param open what a click does */
    ContentsCell(Consumer<ContentsLine> open) {
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                open.accept(getItem());
            }
        });
        detail.getStyleClass().addAll("tiny-text", "text-3");
        detail.setWrapText(true);
        detail.managedProperty().bind(detail.visibleProperty());
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ContentsLine item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        title.setText(item.title());
        title.getStyleClass().setAll("label", item.place().isPresent() ? "text-1" : "label-small");
        detail.setText(item.detail());
        detail.setVisible(!item.detail().isEmpty());
        box.setPadding(new Insets(4, 0, 4, INDENT * item.depth()));
        setAccessibleText(item.title() + (item.detail().isEmpty() ? "" : ". " + item.detail()));
        setGraphic(box);
    }
}
