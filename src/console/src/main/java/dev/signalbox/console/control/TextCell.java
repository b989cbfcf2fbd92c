package dev.signalbox.console.control;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Text, whole in the tooltip when there is no room for it. */
sealed class TextCell<T> extends TableCell<T, String> implements Renews permits IdCell {
    TextCell() {
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> setTooltip(isTextTruncated() ? whole() : null));
    }

    private Tooltip whole() {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(textProperty());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(600);
        return tooltip;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? null : item);
    }

    @Override
    public void renew() {
        Renews.value(this).ifPresent(value -> updateItem(value, false));
    }
}
