package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.WorkedOut;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.screen.executions.replay.Replay;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.OpenExecution;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.states.Definition;
import dev.signalbox.states.StateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One execution: what it took and gave, how far each state is, and its events. */
public final class ExecutionViewModel implements AutoCloseable {
    private static final int LARGE_DEFINITION = 8_192;

    private final ExecutionsStore store;
    private final Executor fxThread;
    private final Executor reader;
    private final OpenExecution execution;
    private final ReadOnlyObjectWrapper<Loadable<ExecutionDetails>> details = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Loadable<String>> definition = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<StateMachine>> machine = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<History>> history = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final PickedIterations progress = new PickedIterations();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ReadOnlyObjectWrapper<Optional<String>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<StackPlaces> places = new ReadOnlyObjectWrapper<>(StackPlaces.none());
    private final ReadOnlyObjectWrapper<Loadable<History>> newest = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final WorkedOut<String, StateMachine> drawing;
    private final Replay replay;
    private final List<Subscription> subscriptions;
    private boolean following = true;

    public ExecutionViewModel(ExecutionsStore store, ExecutionId id, Executor fxThread) {
        this(store, id, fxThread, new SerialWorker("replay"));
    }

    /** @param reader reads the past and other long texts; it must not wait for the cloud */
    ExecutionViewModel(ExecutionsStore store, ExecutionId id, Executor fxThread, Executor reader) {
        this.store = store;
        this.fxThread = fxThread;
        this.reader = reader;
        execution = store.open(id);
        drawing = new WorkedOut<>(reader, fxThread, text -> Definition.read(text).machine(), read -> machine.set(
                Optional.of(read)));
        replay = new Replay(reader, fxThread, this::show);
        subscriptions = List.of(execution.details().subscribe(new LatestOnFx<>(fxThread, details::set)),
                execution.definition().subscribe(new LatestOnFx<>(fxThread, this::define)),
                execution.history().subscribe(new LatestOnFx<>(fxThread, (Loadable<History> next) -> tell(next))),
                store.forms().subscribe(new LatestOnFx<>(fxThread, this::learn)),
                store.stopOutcome().subscribe(new LatestOnFx<>(fxThread, (Outcome next) -> tell(next))));
        store.refreshForms();
    }

    ExecutionsStore store() {
        return store;
    }

    /** Where the execution's pipeline keeps things, once that is known. */
    public ReadOnlyObjectProperty<StackPlaces> placesProperty() {
        return places.getReadOnlyProperty();
    }

    /** The rows that this execution refuses, from now on. */
    RefusedRowsViewModel refusedRows(StackPlaces.ErrorRows place, Executor fxThread) {
        return new RefusedRowsViewModel(store.refusedRows(place, id()), () -> newestStatus().isOver(), fxThread);
    }

    private void learn(Loadable<Map<String, StartForm>> forms) {
        forms.newest().map(all -> all.get(id().stateMachineArn())).ifPresent(form -> {
            if (!places.get().equals(form.places())) {
                places.set(form.places());
            }
        });
    }

    public ExecutionId id() {
        return execution.id();
    }

    public ReadOnlyObjectProperty<Loadable<ExecutionDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<String>> definitionProperty() {
        return definition.getReadOnlyProperty();
    }

    /** What is drawn; empty until the definition is known. */
    public ReadOnlyObjectProperty<Optional<StateMachine>> machineProperty() {
        return machine.getReadOnlyProperty();
    }

    /** What the tabs show: the newest, or what was known at a moment that somebody went back to. */
    public ReadOnlyObjectProperty<Loadable<History>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** The newest, whatever the tabs show. */
    public ReadOnlyObjectProperty<Loadable<History>> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** Works out what the tabs show where that takes long; it does not wait for the cloud. */
    public Executor reader() {
        return reader;
    }

    public Executor fxThread() {
        return fxThread;
    }

    public Replay replay() {
        return replay;
    }

    /** How far the states are in what the tabs show. */
    public ReadOnlyObjectProperty<ExecutionProgress> progressProperty() {
        return progress.shownProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** The state whose details are shown beside the graph: the one where something happens, until somebody chooses. */
    public ReadOnlyObjectProperty<Optional<String>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Shows one state's details, or none, from now on. */
    public void select(Optional<String> state) {
        following = false;
        selected.set(state);
    }

    PickedIterations picked() {
        return progress;
    }

    public Optional<StateProgress> selectedProgress() {
        return selected.get().flatMap(progress.shown()::state);
    }

    /** Those that the tabs show, oldest first. */
    public List<HistoryEvent> events() {
        return history.get().newest().map(History::events).orElse(List.of());
    }

    /** The status at the moment that the tabs show. */
    public ExecutionStatus status() {
        return replay.isLive() ? newestStatus()
                : history.get().newest().map(History::status)
                        .orElse(ExecutionStatus.RUNNING);
    }

    private ExecutionStatus newestStatus() {
        return details.get().newest().map(d -> d.summary().status()).orElse(ExecutionStatus.RUNNING);
    }

    /** Asks for news, unless nothing can change any more. */
    public void refresh() {
        boolean whole = newest.get() instanceof Loadable.Ready(History h, _) && h.complete();
        boolean over = newestStatus().isOver() || details.get().newest().filter(ExecutionDetails::kept).isPresent();
        if (!over || !whole || !(details.get() instanceof Loadable.Ready)) {
            execution.refresh();
        }
    }

    /** Whether nothing has happened for a while; may be asked on any thread. */
    boolean isStill(Instant now) {
        return execution.isStill(now);
    }

    public void stop() {
        store.stop(id(), "Stopped in the Signalbox console");
    }

    public void redrive() {
        store.redrive(id());
    }

    /** What was changed is asked for at once, also when nothing more was expected of this execution. */
    private void tell(Outcome next) {
        outcome.set(next);
        if (next instanceof Outcome.Done) {
            execution.refresh();
        }
    }

    private void define(Loadable<String> next) {
        definition.set(next);
        if (next instanceof Loadable.Ready(String text, _) && machine.get().isEmpty()) {
            drawing.want(text, text.length() < LARGE_DEFINITION);
        }
    }

    private void tell(Loadable<History> next) {
        if (next.isNewsAfter(newest.get())) {
            newest.set(next);
            replay.tell(next);
        }
        next.newest().filter(h -> !h.complete() && next instanceof Loadable.Ready).ifPresent(_ -> execution
                .refreshHistory());
    }

    private void show(Loadable<History> next) {
        boolean other = next.newest().filter(h -> history.get().newest().filter(before -> before == h).isEmpty())
                .isPresent();
        next.newest().filter(_ -> other).ifPresent(h -> progress.show(h.progress()));
        history.set(next); // after progress, so that who hears of it sees both
        if (other) {
            follow();
        }
    }

    private void follow() {
        if (following) {
            selected.set(Interest.most(progress.shown()));
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
