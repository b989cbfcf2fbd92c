package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.batch.BatchStore.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/** Queues, jobs of all states, what narrows them down, and what is done to them. */
public final class JobsViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final BatchSurroundings around;
    private final JobViewModel job;
    private final ReadOnlyObjectWrapper<Loadable<BatchOverview>> overview = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ReadOnlyStringWrapper searched = new ReadOnlyStringWrapper("");
    private final ObservableList<QueueRow> queues = FXCollections.observableArrayList();
    private final ObservableList<JobRow> jobs = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableSet<JobStatus> statuses = FXCollections.observableSet();
    private final ObjectProperty<Optional<String>> queue = new SimpleObjectProperty<>(Optional.empty());
    private Map<JobStatus, Integer> counts = Map.of();
    private Optional<BatchOverview> current = Optional.empty();
    private Optional<Found> found = Optional.empty();
    private List<Subscription> subscriptions = List.of();

    public JobsViewModel(BatchSurroundings around) {
        this.around = around;
        this.job = new JobViewModel(around);
        text.subscribe(_ -> forgetFound());
        queue.subscribe(_ -> filter());
        statuses.addListener((SetChangeListener<JobStatus>) _ -> filter());
    }

    /** Starts to look; a hidden screen asks nothing. */
    public void show() {
        hide();
        subscriptions = List.of(around.store().overview().subscribe(new LatestOnFx<>(around.fxThread(), this::show)),
                around.changes().outcome().subscribe(new LatestOnFx<>(around.fxThread(), this::show)),
                around.store().found().subscribe(new LatestOnFx<>(around.fxThread(), this::show)),
                around.poller().every(PERIOD, "ListJobs", around.store()::refresh));
        job.resume();
    }

    public void hide() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
        job.pause();
    }

    public void refresh() {
        around.store().refresh();
    }

    private void show(Loadable<BatchOverview> state) {
        state.newest().ifPresent(o -> {
            var now = around.clock().instant();
            LiveRows.update(queues, o.queues().stream().map(q -> QueueRow.of(q, o, now)).toList(), QueueRow::name);
            job.overview(o);
        });
        current = state.newest();
        filter(); // counts are known before anybody asks for them
        overview.set(state);
    }

    /** What a command has changed is looked at without waiting for the next turn. */
    private void show(Outcome now) {
        outcome.set(now);
        if (now instanceof Outcome.Done) {
            job.refresh();
        }
    }

    /** An answer to what is no longer asked is not shown. */
    private void show(Found now) {
        if (!now.text().isBlank() && now.text().equals(text.get())) {
            found = Optional.of(now);
            searched.set(now.failure().map(Texts::text).orElse(Texts.text("batch.found", now.jobs().size())));
            filter();
        }
    }

    private void forgetFound() {
        found = Optional.empty();
        searched.set("");
        filter();
    }

    /** Asks AWS for what the text names, of any age. */
    public void search() {
        if (!text.get().isBlank()) {
            searched.set(Texts.text("batch.searching"));
            around.store().find(text.get());
        }
    }

    private void filter() {
        current.ifPresent(o -> {
            var now = around.clock().instant();
            var turns = o.turns();
            var ofQueue = known(o).filter(j -> queue.get().map(j.queue()::equals).orElse(true)).toList();
            counts = ofQueue.stream().collect(Collectors.toMap(JobSummary::status, _ -> 1, Integer::sum,
                    () -> new EnumMap<>(JobStatus.class)));
            LiveRows.update(jobs, ofQueue.stream()
                    .filter(j -> statuses.isEmpty() || statuses.contains(j.status()))
                    .map(j -> JobRow.of(j, turns.getOrDefault(j.id(), 0), now))
                    .filter(row -> row.matches(text.get())).toList(), JobRow::id);
        });
    }

    private Stream<JobSummary> known(BatchOverview listed) {
        if (found.isEmpty()) {
            return listed.jobs().stream();
        }
        var all = new ArrayList<>(listed.jobs());
        var ids = listed.jobs().stream().map(JobSummary::id).collect(Collectors.toSet());
        found.get().jobs().stream().filter(j -> !ids.contains(j.id())).forEach(all::add);
        return all.stream();
    }

    /** Disables an enabled queue and the other way round. */
    public void toggle(JobQueue given) {
        boolean enable = !given.enabled();
        around.changes().enableQueue(Texts.text(enable ? "batch.enabling" : "batch.disabling", given.name()), given
                .name(), enable);
    }

    /** Asked before by the controller. */
    public void begin(JobPlan plan) {
        var key = plan.act().name().toLowerCase(Locale.ROOT);
        around.acts().begin(Texts.text("acts.title." + key, plan.planned().size()), plan, Texts.text("acts.reason."
                + key));
    }

    /** What would be done to the jobs. */
    JobPlan plan(JobAct act, List<JobRow> rows) {
        return JobPlan.of(act, rows.stream().map(JobRow::job).toList());
    }

    /** Shows only the jobs of a queue that hold machines. */
    public void showRunning(String name) {
        queue.set(Optional.of(name));
        statuses.clear();
        statuses.addAll(List.of(JobStatus.STARTING, JobStatus.RUNNING));
    }

    public BatchSurroundings around() {
        return around;
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

    /** What came of the last question to AWS for a name or id; empty if none was asked. */
    public ReadOnlyStringProperty searchedProperty() {
        return searched.getReadOnlyProperty();
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
        return counts.getOrDefault(status, 0);
    }

    /** Jobs before any filter. */
    public int total() {
        return overview.get().newest().map(o -> o.jobs().size()).orElse(0);
    }
}
