package dev.signalbox.console.control;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Text, or an id when it has the style class {@code mono}: then it is shortened in the middle. */
final class TextCell<T> extends TableCell<T, String> implements Renews {
    TextCell(String styleClass) {
        if (!styleClass.isEmpty()) {
            getStyleClass().add(styleClass);
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }
        textTruncatedProperty().subscribe(cut -> setTooltip(cut ? whole() : null));
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
        if (!isEmpty()) {
            updateItem(getTableColumn().getCellObservableValue(getIndex()).getValue(), false);
        }
    }
}
