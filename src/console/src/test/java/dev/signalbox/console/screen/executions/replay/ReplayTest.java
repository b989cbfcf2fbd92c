package dev.signalbox.console.screen.executions.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StateProgress.Phase;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Histories events = new Histories().started().task("A").entered("Task", "B");
    private final Deque<Runnable> reading = new ArrayDeque<>();
    private final List<History> shown = new ArrayList<>();
    private final Replay replay = new Replay(reading::add, Runnable::run, next -> next.newest().ifPresent(shown::add));

    @Test
    void showsTheStateOfAffairsAfterAnEvent() {
        tell();
        replay.move(5);
        read();
        assertThat(shown.getLast().events()).hasSize(5);
        assertThat(shown.getLast().progress().state("A").orElseThrow().phase()).isEqualTo(Phase.RUNNING);
        assertThat(shown.getLast().progress().state("B")).isEmpty();
        assertThat(replay.clock(Clock.systemUTC()).instant()).isEqualTo(Histories.START.plusSeconds(4));
        assertThat(moment()).isEqualTo(new Moment(1, 5, 7, false, false, shown.getLast().event(5)));
    }

    @Test
    void newEventsDoNotMoveWhatIsShown() {
        tell();
        replay.move(3);
        read();
        events.then("TaskScheduled");
        tell();
        assertThat(shown.getLast().events()).hasSize(3);
        assertThat(moment().last()).isEqualTo(8);
        replay.live();
        assertThat(shown.getLast().events()).hasSize(8);
        assertThat(replay.clock(Clock.systemUTC()).instant()).isAfter(Histories.START.plusSeconds(100));
    }

    @Test
    void onlyTheNewestWishIsReadNext() {
        tell();
        for (int id = 2; id < 7; id++) {
            replay.move(id);
        }
        assertThat(reading).hasSize(1);
        read();
        assertThat(shown).extracting(h -> h.events().size()).containsExactly(7, 2, 6);
    }

    @Test
    void aMomentThatWasLeftMeanwhileIsNotShown() {
        tell();
        replay.move(2);
        replay.live();
        read();
        assertThat(shown.getLast().events()).hasSize(7);
        assertThat(replay.isLive()).isTrue();
    }

    @Test
    void goesFromChangeToChangeOfStates() {
        tell();
        replay.toPreviousChange();
        assertThat(moment().at()).isEqualTo(6);
        replay.toPreviousChange();
        assertThat(moment().at()).isEqualTo(2);
        replay.toPreviousChange();
        assertThat(moment().at()).isEqualTo(1);
        assertThat(replay.nextChange()).isEqualTo(2);
        replay.move(99);
        assertThat(moment().at()).isEqualTo(7);
    }

    @Test
    void thePastOfAFailedExecutionHasNotFailed() {
        events.then("TaskFailed", "error", "Boom").then("ExecutionFailed", "error", "Boom");
        tell();
        assertThat(shown.getLast().status()).isEqualTo(ExecutionStatus.FAILED);
        replay.move(8);
        read();
        assertThat(shown.getLast().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(shown.getLast().cause()).isEmpty();
    }

    private Moment moment() {
        return replay.momentProperty().get();
    }

    private void tell() {
        replay.tell(new Loadable.Ready<>(History.of(events.events(), true), Histories.START));
    }

    private void read() {
        while (!reading.isEmpty()) {
            reading.poll().run();
        }
    }
}
