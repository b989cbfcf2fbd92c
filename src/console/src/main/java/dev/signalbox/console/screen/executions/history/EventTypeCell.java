package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.model.Tone;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The type of an event; that something failed there is told by colour and shape. */
final class EventTypeCell extends TableCell<EventRow, String> {
    private final Icon cross = new Icon(Glyph.CROSS, 12);

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        EventRow row = getTableRow() == null ? null : getTableRow().getItem();
        boolean failed = !empty && row != null && row.failure();
        setText(empty ? null : item);
        setGraphic(failed ? cross : null);
        getStyleClass().removeAll("failed-text", Tones.styleClass(Tone.FAILED));
        if (failed) {
            getStyleClass().addAll("failed-text", Tones.styleClass(Tone.FAILED));
        }
    }
}
