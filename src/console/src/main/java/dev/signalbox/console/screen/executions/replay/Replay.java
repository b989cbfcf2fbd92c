package dev.signalbox.console.screen.executions.replay;

import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Lets the tabs show an execution as it was after one of its events. The past is read on another thread, one moment at a time:
 * while one is being read, only the newest wish is kept. FX thread only.
 */
public final class Replay {
    private final Executor reader;
    private final Executor fxThread;
    private final Consumer<Loadable<History>> show;
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.unknown());
    private Loadable<History> newest = new Loadable.Loading<>();
    private Optional<Long> wanted = Optional.empty();
    private Optional<Instant> shown = Optional.empty();
    private boolean reading;

    /** @param show takes what the tabs are to show */
    public Replay(Executor reader, Executor fxThread, Consumer<Loadable<History>> show) {
        this.reader = reader;
        this.fxThread = fxThread;
        this.show = show;
    }

    public ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    public boolean isLive() {
        return wanted.isEmpty();
    }

    /** The clock of what is shown: it stands still in the past. */
    public Clock clock(Clock now) {
        return new StandingClock(now, () -> shown);
    }

    /** The history goes on, which is only to be seen while the tabs are live. */
    public void tell(Loadable<History> next) {
        long first = history().firstId();
        newest = next;
        if (isLive()) {
            show.accept(next);
        } else if (history().firstId() != first) {
            read();
        }
        publish();
    }

    /** Shows the execution as it was after this event. */
    public void move(long eventId) {
        History all = history();
        if (all.events().isEmpty()) {
            return;
        }
        wanted = Optional.of(Math.clamp(eventId, all.firstId(), all.lastId()));
        publish();
        read();
    }

    /** Goes back to where a state was entered or left. */
    void toPreviousChange() {
        move(history().changeBefore(at()));
    }

    /** The event in which next a state is entered or left, or the last one. */
    long nextChange() {
        return history().changeAfter(at());
    }

    /** Goes on with the execution. */
    public void live() {
        wanted = Optional.empty();
        shown = Optional.empty();
        show.accept(newest);
        publish();
    }

    private History history() {
        return newest.newest().orElseGet(History::none);
    }

    private long at() {
        return wanted.orElseGet(() -> history().lastId());
    }

    private void read() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        long eventId = wanted.get();
        History all = history();
        reader.execute(() -> {
            History past = all.upTo(eventId);
            fxThread.execute(() -> arrived(eventId, past));
        });
    }

    private void arrived(long eventId, History past) {
        reading = false;
        if (isLive()) {
            return;
        }
        shown = past.event(eventId).map(HistoryEvent::at);
        show.accept(new Loadable.Ready<>(past, newest.readAt().orElse(Instant.EPOCH)));
        if (wanted.filter(w -> w != eventId).isPresent()) {
            read();
        }
    }

    private void publish() {
        History all = history();
        moment.set(new Moment(all.firstId(), at(), all.lastId(), isLive(), all.status().isOver(), all
                .event(at())));
    }
}
