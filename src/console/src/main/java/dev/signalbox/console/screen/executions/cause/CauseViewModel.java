package dev.signalbox.console.screen.executions.cause;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.cause.CauseTrace;
import dev.signalbox.console.model.cause.Clues;
import dev.signalbox.console.model.cause.Proposal;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.StateLogs;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Follows a failure to its job and its log, while somebody looks and until nothing more is to be expected. */
public final class CauseViewModel implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(3);
    /** Logs come a little after what they tell of. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final ExecutionViewModel execution;
    private final StateLogs logs;
    private final Poller poller;
    private final Clock clock;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<Clues>> clues = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CauseTrace>> trace = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LiveValue<CauseTrace>> followed = Optional.empty();
    private Optional<Subscription> told = Optional.empty();
    private Optional<Subscription> polling = Optional.empty();
    private boolean looking;

    public CauseViewModel(ExecutionViewModel execution, StateLogs logs, Poller poller, Clock clock,
            Executor fxThread) {
        this.execution = execution;
        this.logs = logs;
        this.poller = poller;
        this.clock = clock;
        this.fxThread = fxThread;
        execution.newestProperty().subscribe(_ -> find());
    }

    /** What the history tells; empty while nothing failed. */
    public ReadOnlyObjectProperty<Optional<Clues>> cluesProperty() {
        return clues.getReadOnlyProperty();
    }

    /** What other services told; empty until they have answered. */
    public ReadOnlyObjectProperty<Optional<CauseTrace>> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /** Whether there is anybody to ask. */
    boolean isFollowed() {
        return followed.isPresent();
    }

    /** What to do; nothing while the execution's details are not known. */
    Proposal proposal() {
        Optional<ExecutionDetails> details = execution.detailsProperty().get().newest();
        return clues.get().flatMap(c -> details.map(d -> Proposal.of(c, d))).orElse(Proposal.NOTHING);
    }

    ReadOnlyObjectProperty<Loadable<ExecutionDetails>> detailsProperty() {
        return execution.detailsProperty();
    }

    /** Whether the failure is on screen. */
    public void look(boolean now) {
        looking = now;
        poll();
    }

    private void find() {
        Optional<Clues> next = execution.newestProperty().get().newest().flatMap(h -> h.cause().map(c -> Clues.read(h,
                c)));
        if (!next.equals(clues.get())) {
            told.ifPresent(Subscription::close);
            trace.set(Optional.empty());
            followed = next.map(Clues::source).filter(s -> !(s instanceof LogSource.Nowhere)).map(logs::behind);
            told = followed.map(live -> live.topic().subscribe(new LatestOnFx<>(fxThread, answer -> tell(live,
                    answer))));
            clues.set(next);
            poll();
        }
    }

    private void tell(LiveValue<CauseTrace> from, Loadable<CauseTrace> answer) {
        if (followed.filter(f -> f == from).isPresent()) {
            answer.newest().ifPresent(t -> trace.set(Optional.of(t)));
            poll();
        }
    }

    /** Asks again and again only for what may still come. */
    private void poll() {
        boolean wanted = looking && followed.isPresent() && trace.get().filter(this::isAll).isEmpty();
        if (!wanted || polling.isEmpty()) {
            polling.ifPresent(Subscription::close);
            polling = wanted ? followed.map(live -> poller.every(PERIOD, api(), live::refresh)) : Optional.empty();
        }
    }

    private String api() {
        return clues.get().filter(c -> c.source() instanceof LogSource.Job).isPresent() ? "GetLogEvents"
                : "FilterLogEvents";
    }

    private boolean isAll(CauseTrace known) {
        return !known.isPassing() && (known.telling().isPresent() || failedAt().plus(LATE).isBefore(clock.instant()));
    }

    private Instant failedAt() {
        return clues.get().flatMap(c -> execution.newestProperty().get().newest().flatMap(h -> h.event(c.cause()
                .eventId()))).map(HistoryEvent::at).orElse(Instant.MIN);
    }

    @Override
    public void close() {
        look(false);
        told.ifPresent(Subscription::close);
    }
}
