package dev.signalbox.console.screen.executions.logs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.logs.LogSource;
import dev.signalbox.console.model.logs.LogSourceReader;
import dev.signalbox.console.model.logs.StateLog;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.StateLogs;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The log of the chosen state, followed while somebody looks and the state goes on. */
public final class LogsViewModel implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final ExecutionViewModel execution;
    private final StateLogs logs;
    private final Poller poller;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<LogSource> source = new ReadOnlyObjectWrapper<>(new LogSource.Nowhere(
            LogSource.Why.NOT_ENTERED));
    private final ReadOnlyObjectWrapper<Loadable<StateLog>> log = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final BooleanProperty errorWanted = new SimpleBooleanProperty();
    private Optional<StateLogs.Followed> followed = Optional.empty();
    private Optional<Subscription> told = Optional.empty();
    private Optional<Subscription> polling = Optional.empty();
    private boolean looking;

    public LogsViewModel(ExecutionViewModel execution, StateLogs logs, Poller poller, Executor fxThread) {
        this.execution = execution;
        this.logs = logs;
        this.poller = poller;
        this.fxThread = fxThread;
        execution.selectedProperty().subscribe(_ -> find());
        execution.newestProperty().subscribe(_ -> find());
    }

    ExecutionViewModel execution() {
        return execution;
    }

    /** Where the log is, or why there is none. */
    ReadOnlyObjectProperty<LogSource> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<StateLog>> logProperty() {
        return log.getReadOnlyProperty();
    }

    /** Whether the first error is to be shown as soon as there is one. */
    BooleanProperty errorWantedProperty() {
        return errorWanted;
    }

    /** Lets the first error be shown, now or when the log has come. */
    public void wantError() {
        errorWanted.set(true);
    }

    /** Whether the log is on screen. */
    public void look(boolean now) {
        looking = now;
        polling.ifPresent(Subscription::close);
        polling = Optional.empty();
        find();
        if (now) {
            polling = Optional.of(poller.every(PERIOD, "FilterLogEvents", () -> fxThread.execute(this::poll)));
        }
    }

    void refresh() {
        followed.ifPresent(f -> f.log().refresh());
    }

    /** Reads more of a request that was not whole. */
    void further() {
        followed.ifPresent(f -> f.further().run());
    }

    /** What is over is only asked for until it is known. */
    private void poll() {
        boolean open = execution.selectedProperty().get().flatMap(s -> newest().flatMap(h -> h.progress().state(s)))
                .map(StateProgress::phase).filter(StateProgress.Phase::isOpen).isPresent();
        if (looking && (open || !(log.get() instanceof Loadable.Ready))) {
            refresh();
        }
    }

    private Optional<History> newest() {
        return execution.newestProperty().get().newest();
    }

    private void find() {
        if (!looking) {
            return;
        }
        LogSource next = execution.selectedProperty().get().flatMap(s -> newest().map(h -> LogSourceReader.read(h, s)))
                .orElse(new LogSource.Nowhere(LogSource.Why.NOT_ENTERED));
        if (next.equals(source.get()) && followed.isPresent()) {
            return;
        }
        told.ifPresent(Subscription::close);
        log.set(new Loadable.Loading<>());
        source.set(next);
        StateLogs.Followed live = logs.follow(next);
        followed = Optional.of(live);
        told = Optional.of(live.log().topic().subscribe(new LatestOnFx<>(fxThread, l -> {
            if (followed.filter(f -> f == live).isPresent()) {
                log.set(l);
            }
        })));
        live.log().refresh();
    }

    @Override
    public void close() {
        look(false);
        told.ifPresent(Subscription::close);
    }
}
