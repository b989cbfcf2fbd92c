package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.model.Spans;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Says over the bars how long after the beginning things were. */
final class GanttHead extends Region {
    private Scale scale = Scale.EMPTY;

    GanttHead() {
        getStyleClass().add("gantt-head");
    }

    void show(Scale next) {
        if (!next.ticks().equals(scale.ticks()) || getChildren().isEmpty()) {
            getChildren().setAll(next.ticks().stream().map(GanttHead::label).toList());
        }
        scale = next;
        requestLayout();
    }

    private static Label label(Duration at) {
        var label = new Label(Spans.age(at));
        label.getStyleClass().addAll("tiny-text", "text-3");
        label.setManaged(false);
        return label;
    }

    @Override
    protected void layoutChildren() {
        List<Duration> ticks = scale.ticks();
        double room = TimeBar.room(getWidth());
        for (int i = 0; i < getChildren().size(); i++) {
            var label = (Label) getChildren().get(i);
            label.autosize();
            label.relocate(scale.share(scale.from().plus(ticks.get(i))) * room, (getHeight() - label.getHeight()) / 2);
        }
    }
}
