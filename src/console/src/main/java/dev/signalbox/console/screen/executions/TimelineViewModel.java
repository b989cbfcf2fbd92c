package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.WorkedOut;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateVisit;
import dev.signalbox.console.model.Timeline;
import dev.signalbox.console.model.Timeline.Row;
import dev.signalbox.console.model.Timeline.Tick;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The stays of one execution in its states, in time. */
public final class TimelineViewModel {
    private static final int MOST_CHANGES = 50;
    private static final int FEW = 500;
    /** What grew by less than this part of the whole line looks the same. */
    private static final int SEEN = 400;

    private final ObservableValue<ExecutionProgress> progress;
    private final Clock clock;
    private final BooleanProperty compressed = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Duration> hidden = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<List<Tick>> axis = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final WorkedOut<Wish, Timeline> drawing;
    private Instant drawn = Instant.EPOCH;
    private boolean grows;

    private record Wish(List<StateVisit> visits, Instant now, boolean compress) {}

    /** @param worker works out the places of many stays */
    TimelineViewModel(ObservableValue<ExecutionProgress> progress, Clock clock, Executor worker, Executor fxThread) {
        this.progress = progress;
        this.clock = clock;
        drawing = new WorkedOut<>(worker, fxThread, w -> Timeline.of(w.visits, w.now, w.compress), this::show);
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

    /** When it was at some places of the line. */
    ReadOnlyObjectProperty<List<Tick>> axisProperty() {
        return axis.getReadOnlyProperty();
    }

    /** How much time is not to be seen for that reason. */
    ReadOnlyObjectProperty<Duration> hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Lets what goes on grow, as soon as that can be seen; does nothing when all is over. */
    void tick() {
        if (grows) {
            Instant now = clock.instant();
            Duration whole = Duration.between(progress.getValue().visits().getFirst().state().enteredAt(), now);
            if (Duration.between(drawn, now).compareTo(whole.dividedBy(SEEN)) >= 0) {
                draw();
            }
        }
    }

    private void draw() {
        List<StateVisit> visits = progress.getValue().visits();
        drawn = clock.instant();
        grows = visits.stream().anyMatch(v -> v.state().phase().isOpen());
        drawing.want(new Wish(visits, drawn, compressed.get()), visits.size() <= FEW);
    }

    private void show(Timeline timeline) {
        hidden.set(timeline.hidden());
        update(timeline.rows());
        axis.set(timeline.axis());
    }

    /** Row by row, so that the table keeps its place, unless so much is new that it would be slow. */
    private void update(List<Row> next) {
        int kept = Math.min(rows.size(), next.size());
        List<Integer> changed = IntStream.range(0, kept).filter(i -> !rows.get(i).equals(next.get(i))).limit(
                MOST_CHANGES + 1).boxed().toList();
        if (changed.size() > MOST_CHANGES) {
            rows.setAll(next);
            return;
        }
        changed.forEach(i -> rows.set(i, next.get(i)));
        rows.remove(kept, rows.size());
        rows.addAll(next.subList(kept, next.size()));
    }
}
