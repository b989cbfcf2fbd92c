package dev.signalbox.console.control.timeline;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Timeline.Row;
import dev.signalbox.console.model.Tone;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One stay: icon and name, then its bar. */
final class TimelineCell extends ListCell<Row> {
    private static final double INDENT = 12;
    private final Icon icon = new Icon(Tones.glyph(Tone.NOT_STARTED), 12);
    private final Label name = new Label();
    private final HBox head = new HBox(8, icon, name);
    private final TimeBar bar = new TimeBar(List.of(), List.of(), "");
    private final HBox line = new HBox(head, bar);

    TimelineCell() {
        getStyleClass().add("timeline-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinWidth(TimelinePane.NAMES);
        head.setMaxWidth(TimelinePane.NAMES);
        name.setMinWidth(0);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        StateProgress state = row.visit().state();
        StatusWord word = state.phase().word();
        icon.setGlyph(Tones.glyph(word.tone()));
        List<String> look = List.of("timeline-name", Tones.styleClass(word.tone()));
        if (!head.getStyleClass().equals(look)) {
            head.getStyleClass().setAll(look);
        }
        head.setPadding(new Insets(0, 8, 0, 16 + INDENT * row.visit().depth()));
        name.setText(state.name() + row.visit().iteration().map(i -> Texts.text("timeline.index", i.index())).orElse(
                ""));
        bar.show(row.pieces(), row.breaks(), Spans.words(row.took()));
        setGraphic(line);
        setAccessibleText(name.getText() + ", " + word.word() + ", " + Spans.words(row.took()));
    }
}
