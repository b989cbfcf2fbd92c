package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.signalbox.console.model.Timeline.Piece;
import dev.signalbox.console.model.Timeline.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Histories.START;
    private final Histories history = new Histories().started();

    @Test
    void triesAndThePausesBetweenThemAreToldApart() {
        history.entered("Task", "Fetch").then("TaskScheduled").then("TaskFailed", "error", "Busy").then("TaskScheduled")
                .then("TaskSucceeded").exited("Task", "Fetch");

        var row = rows(START.plusSeconds(60)).getFirst();

        assertThat(row.pieces()).extracting(Piece::tone).containsExactly(Tone.FAILED, Tone.PENDING, Tone.SUCCEEDED);
        assertThat(row.pieces()).noneMatch(Piece::open);
        assertThat(row.took()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aWaitGoesOnInItsOwnColour() {
        history.waits("WaitForCallback");

        var pieces = rows(START.plusSeconds(8)).getFirst().pieces();

        assertThat(pieces).extracting(Piece::tone).containsExactly(Tone.RUNNING, Tone.WAITING, Tone.WAITING);
        assertThat(pieces.get(1).open()).isTrue();
        assertThat(pieces.get(1).length()).isEqualTo(Duration.ofSeconds(4));
        assertThat(pieces.getLast().coming()).as("what is left until the deadline").isTrue();
        assertThat(pieces.getLast().to()).isEqualTo(1);
    }

    @Test
    void everyStayHasARowAndBranchesAreIndented() {
        history.entered("Map", "Each").then("MapStateStarted");
        long begun = history.last();
        history.after(begun, "MapIterationStarted").entered("Pass", "Read").exited("Pass", "Read");
        history.after(begun, "MapIterationStarted").entered("Pass", "Read").exited("Pass", "Read");

        assertThat(rows(START.plusSeconds(20))).extracting(r -> r.visit().state().name() + r.visit().depth())
                .containsExactly("Each0", "Read1", "Read1");
    }

    @Test
    void aLongIdleStretchIsShownShortUnlessAskedOtherwise() {
        var moments = List.of(START, START.plusSeconds(10), START.plusSeconds(7_210), START.plusSeconds(7_220));

        var compressed = TimeScale.of(moments, true);
        var whole = TimeScale.of(moments, false);

        assertThat(compressed.breaks()).hasSize(1);
        assertThat(compressed.hidden()).isBetween(Duration.ofSeconds(7_190), Duration.ofSeconds(7_200));
        assertThat(compressed.place(START.plusSeconds(10))).isEqualTo(10 / 23.0, offset(0.01));
        assertThat(whole.breaks()).isEmpty();
        assertThat(whole.hidden()).isZero();
        assertThat(whole.place(START.plusSeconds(3_610))).isEqualTo(0.5, offset(0.001));
    }

    @Test
    void aDeadlineFarAwayLeavesTheWaitBeforeItShort() {
        history.waits("WaitForCallback");

        var timeline = Timeline.of(history.read().visits(), START.plusSeconds(8_000), true);

        var wait = timeline.rows().getFirst().pieces().get(1);
        assertThat(timeline.hidden()).isBetween(Duration.ofSeconds(7_900), Duration.ofSeconds(8_000));
        assertThat(timeline.rows().getFirst().breaks()).anyMatch(b -> wait.from() < b && b < wait.to());
    }

    @Test
    void theAxisSaysWhatIsAtItsPlaces() {
        history.task("Fetch");

        var axis = Timeline.of(history.read().visits(), START.plusSeconds(60), true).axis();

        assertThat(axis.getFirst()).isEqualTo(new Timeline.Tick(0, START.plusSeconds(2)));
        assertThat(axis.getLast()).isEqualTo(new Timeline.Tick(1, START.plusSeconds(4)));
        assertThat(axis).extracting(Timeline.Tick::at).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void momentsOutsideAreAtTheEnds() {
        var scale = TimeScale.of(List.of(START, START.plusSeconds(10)), true);

        assertThat(scale.place(START.minusSeconds(1))).isZero();
        assertThat(scale.place(START.plusSeconds(11))).isEqualTo(1);
        assertThat(TimeScale.of(List.of(START), true).place(START)).isZero();
        assertThat(TimeScale.of(List.of(), true).place(START)).isZero();
    }

    private List<Row> rows(Instant now) {
        return Timeline.of(history.read().visits(), now, true).rows();
    }
}
