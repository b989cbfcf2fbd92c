package dev.signalbox.console.screen.batch;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.store.BatchStore;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/** Queues, jobs of all states, and what narrows them down. */
public final class BatchViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final BatchStore store;
    private final Poller poller;
    private final Clock clock;
    private final EnvironmentInfo environment;
    private final JobViewModel job;
    private final ReadOnlyObjectWrapper<Loadable<BatchOverview>> overview = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ObservableList<QueueRow> queues = FXCollections.observableArrayList();
    private final ObservableList<JobRow> jobs = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableSet<JobStatus> statuses = FXCollections.observableSet();
    private final ObjectProperty<Optional<String>> queue = new SimpleObjectProperty<>(Optional.empty());
    private final Executor fxThread;
    private List<Subscription> subscriptions = List.of();

    public BatchViewModel(BatchStore store, Poller poller, EnvironmentInfo environment, Executor fxThread,
            Clock clock) {
        this.store = store;
        this.poller = poller;
        this.clock = clock;
        this.environment = environment;
        this.job = new JobViewModel(store, poller, fxThread, clock);
        this.fxThread = fxThread;
        text.subscribe(_ -> filter());
        queue.subscribe(_ -> filter());
        statuses.addListener((SetChangeListener<JobStatus>) _ -> filter());
    }

    /** Starts to look; a hidden screen asks nothing. */
    public void show() {
        hide();
        subscriptions = List.of(store.overview().subscribe(new LatestOnFx<>(fxThread, this::show)),
                store.outcome().subscribe(new LatestOnFx<>(fxThread, this::show)),
                poller.every(PERIOD, "ListJobs", store::refresh));
        job.resume();
    }

    public void hide() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
        job.pause();
    }

    public void refresh() {
        store.refresh();
    }

    private void show(Loadable<BatchOverview> state) {
        overview.set(state);
        state.newest().ifPresent(o -> {
            var now = clock.instant();
            LiveRows.update(queues, o.queues().stream().map(q -> QueueRow.of(q, o, now)).toList(), QueueRow::name);
            job.overview(o);
        });
        filter();
    }

    /** What a command has changed is looked at without waiting for the next turn. */
    private void show(Outcome now) {
        outcome.set(now);
        if (now instanceof Outcome.Done) {
            job.refresh();
        }
    }

    private void filter() {
        overview.get().newest().ifPresent(o -> {
            var now = clock.instant();
            LiveRows.update(jobs, o.jobs().stream()
                    .filter(j -> statuses.isEmpty() || statuses.contains(j.status()))
                    .filter(j -> queue.get().map(j.queue()::equals).orElse(true)).map(j -> JobRow.of(j, o, now))
                    .filter(row -> row.matches(text.get())).toList(), JobRow::id);
        });
    }

    /** Disables an enabled queue and the other way round. */
    public void toggle(JobQueue given) {
        boolean enable = !given.enabled();
        store.enableQueue(Texts.text(enable ? "batch.enabling" : "batch.disabling", given.name()), given.name(),
                enable);
    }

    /** Terminates the jobs; asked before by the controller. */
    public void terminate(List<JobRow> rows) {
        var what = rows.size() == 1 ? Texts.text("batch.terminating", rows.getFirst().job().name())
                : Texts.text("batch.terminatingMany", rows.size());
        store.terminate(what, rows.stream().map(JobRow::id).toList(), Texts.text("batch.terminate.reason"));
    }

    public EnvironmentInfo environment() {
        return environment;
    }

    public JobViewModel job() {
        return job;
    }

    public ReadOnlyObjectProperty<Loadable<BatchOverview>> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** How the last command went. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ObservableList<QueueRow> queues() {
        return queues;
    }

    /** The jobs that pass the filters, newest first. */
    public ObservableList<JobRow> jobs() {
        return jobs;
    }

    /** Part of a name or id. */
    public StringProperty textProperty() {
        return text;
    }

    /** Only jobs of this queue. */
    public ObjectProperty<Optional<String>> queueProperty() {
        return queue;
    }

    /** Only jobs in these states; none means all. */
    public ObservableSet<JobStatus> statuses() {
        return statuses;
    }

    /** Jobs of the chosen queue, or of all, in a state. */
    public int count(JobStatus status) {
        return overview.get().newest().map(o -> (int) o.jobs().stream().filter(j -> j.status() == status)
                .filter(j -> queue.get().map(j.queue()::equals).orElse(true)).count()).orElse(0);
    }

    /** Jobs before any filter. */
    public int total() {
        return overview.get().newest().map(o -> o.jobs().size()).orElse(0);
    }
}
