package dev.signalbox.console.control;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** Text, or an id when it has the style class {@code mono}: then it is shortened in the middle. */
final class TextCell<T> extends TableCell<T, String> {
    TextCell(String styleClass) {
        if (!styleClass.isEmpty()) {
            getStyleClass().add(styleClass);
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? null : item);
    }
}
