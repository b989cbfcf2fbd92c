package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * An id: mono, shortened in the middle, whole in the tooltip. An icon copies it, while the pointer is on the cell or the keyboard on
 * its row; made only then, as tables have many ids.
 */
final class IdCell<T> extends TextCell<T> {
    private @Nullable StackPane copy;
    private Subscription row = Subscription.EMPTY;

    IdCell() {
        getStyleClass().add("mono");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(4);
        hoverProperty().subscribe(this::offer);
        tableRowProperty().subscribe(this::follow);
    }

    private void follow(@Nullable TableRow<T> next) {
        row.unsubscribe();
        row = next == null ? Subscription.EMPTY : next.focusedProperty().subscribe(this::offer);
    }

    private void offer() {
        TableRow<T> at = getTableRow();
        boolean wanted = isHover() || at != null && at.isFocused();
        setGraphic(wanted && getText() != null && !getText().isEmpty() ? icon() : null);
    }

    private StackPane icon() {
        StackPane shown = copy;
        if (shown == null) {
            shown = made();
            copy = shown;
        }
        return shown;
    }

    private StackPane made() {
        Icon icon = new Icon(Glyph.COPY, 12);
        StackPane pane = new StackPane(icon);
        pane.getStyleClass().add("cell-copy");
        pane.setAlignment(Pos.CENTER);
        Tooltip.install(pane, new Tooltip(Texts.text("table.copyId")));
        pane.setOnMousePressed(MouseEvent::consume);
        pane.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                Buttons.copy(getText());
                icon.setGlyph(Glyph.TICK);
                event.consume();
            }
        });
        pane.setOnMouseExited(_ -> icon.setGlyph(Glyph.COPY));
        return pane;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        offer();
    }
}
