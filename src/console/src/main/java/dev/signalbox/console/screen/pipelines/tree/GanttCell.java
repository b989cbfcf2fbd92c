package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Timeline.Piece;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.stack.TreeRow;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The bar of one row, and its piece of the line that says now. */
final class GanttCell extends TreeTableCell<TreeRow, TreeRow> {
    private final ObservableValue<Scale> scale;
    private final Line line = new Line();

    GanttCell(ObservableValue<Scale> scale) {
        this.scale = scale;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("gantt-cell");
        scale.subscribe(_ -> show(getItem()));
    }

    @Override
    protected void updateItem(@Nullable TreeRow item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : line);
        show(item);
    }

    private void show(@Nullable TreeRow row) {
        if (row != null) {
            line.show(row, scale.getValue());
            setAccessibleText(row.took(scale.getValue().now()).map(Spans::words).orElse(""));
        }
    }

    private static final class Line extends Region {
        private final TimeBar bar = new TimeBar(List.of(), List.of(), "");
        private final Region now = new Region();
        private double at;

        Line() {
            now.getStyleClass().add("gantt-now");
            bar.setManaged(false);
            now.setManaged(false);
            getChildren().addAll(bar, now);
        }

        void show(TreeRow row, Scale scale) {
            var took = row.took(scale.now());
            bar.show(row.from().stream().map(f -> new Piece(tone(row), scale.share(f), scale.share(row.to().orElse(scale
                    .now())), row.running())).toList(), List.of(), took.map(Spans::words).orElse(
                            "") + (row.running() ? "…" : ""));
            now.setVisible(scale.live());
            at = scale.share(scale.now());
            requestLayout();
        }

        private static Tone tone(TreeRow row) {
            return row.running() && row.state().tone() == Tone.NOT_STARTED ? Tone.RUNNING : row.state().tone();
        }

        @Override
        protected void layoutChildren() {
            bar.resizeRelocate(0, 0, getWidth(), getHeight());
            now.resizeRelocate(Math.rint(at * TimeBar.room(getWidth())), 0, 1, getHeight());
        }
    }
}
