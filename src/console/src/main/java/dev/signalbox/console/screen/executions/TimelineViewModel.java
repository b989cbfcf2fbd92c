package dev.signalbox.console.screen.executions;

import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.Timeline;
import dev.signalbox.console.model.Timeline.Row;
import java.time.Clock;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The stays of one execution in its states, in time. */
public final class TimelineViewModel {
    private final ObservableValue<ExecutionProgress> progress;
    private final Clock clock;
    private final BooleanProperty compressed = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Duration> hidden = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    TimelineViewModel(ObservableValue<ExecutionProgress> progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        progress.subscribe(_ -> draw());
        compressed.subscribe(_ -> draw());
    }

    /** In the order in which they began. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** Whether long stretches in which nothing happens are shown short. */
    BooleanProperty compressedProperty() {
        return compressed;
    }

    /** How much time is not to be seen for that reason. */
    ReadOnlyObjectProperty<Duration> hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Lets what goes on grow; does nothing when all is over. */
    void tick() {
        if (progress.getValue().visits().stream().anyMatch(v -> v.state().phase().isOpen())) {
            draw();
        }
    }

    private void draw() {
        Timeline timeline = Timeline.of(progress.getValue().visits(), clock.instant(), compressed.get());
        hidden.set(timeline.hidden());
        for (int i = 0; i < timeline.rows().size(); i++) {
            if (i == rows.size()) {
                rows.addAll(timeline.rows().subList(i, timeline.rows().size()));
            } else if (!rows.get(i).equals(timeline.rows().get(i))) {
                rows.set(i, timeline.rows().get(i));
            }
        }
        if (rows.size() > timeline.rows().size()) {
            rows.remove(timeline.rows().size(), rows.size());
        }
    }
}
