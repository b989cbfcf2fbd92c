package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceState;
import dev.signalbox.console.model.downloads.many.JobAct;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.screen.downloads.ServicePart;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import dev.signalbox.console.store.downloads.OpenService.JobList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Jobs of the service, what narrows them down, and what is done to them. */
public final class DownloadJobsViewModel implements ServicePart {
    private static final Duration PERIOD = Duration.ofSeconds(3);
    /** Enough for an operator, and no storm for who is called back. */
    private static final double PER_SECOND = 20;

    private final DownloadsSurroundings around;
    private final DownloadJobViewModel job;
    private final ReadOnlyObjectWrapper<Loadable<JobList>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<ServiceState>> counts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<DownloadJob> rows = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<JobQuery> query = new SimpleObjectProperty<>(JobQuery.ALL);
    private List<DownloadJob> listed = List.of();

    public DownloadJobsViewModel(DownloadsSurroundings around) {
        this.around = around;
        job = new DownloadJobViewModel(around);
        text.subscribe(_ -> filter());
        query.subscribe((_, now) -> {
            state.set(new Loadable.Loading<>());
            around.service().ifPresent(s -> s.list(now));
        });
    }

    @Override
    public List<Subscription> follow(OpenService service, boolean other) {
        if (other) {
            forget();
        }
        service.list(query.get());
        return Stream.concat(Stream.of(service.jobs().topic().subscribe(new LatestOnFx<>(around.fxThread(), s -> show(
                service, s))), service.state().topic().subscribe(new LatestOnFx<>(around.fxThread(), s -> count(
                        service, s))), around.poller().every(PERIOD, "Downloads GET /jobs", service.jobs()::refresh)),
                job.follow(service, other).stream()).toList();
    }

    @Override
    public void none() {
        forget();
        listed = List.of();
        filter();
        job.none();
    }

    private void forget() {
        state.set(new Loadable.Loading<>());
        counts.set(Optional.empty());
        query.set(JobQuery.ALL);
    }

    private void count(OpenService service, Loadable<ServiceState> now) {
        if (around.service().equals(Optional.of(service))) {
            counts.set(now.newest());
        }
    }

    /** An answer to what is no longer asked is not shown. */
    private void show(OpenService service, Loadable<JobList> now) {
        boolean wanted = now.newest().map(l -> l.query().equals(query.get())).orElse(true);
        if (around.service().equals(Optional.of(service)) && wanted) {
            listed = now.newest().map(JobList::jobs).orElse(List.of());
            filter();
            state.set(now);
        }
    }

    private void filter() {
        var filter = TextFilter.of(text.get());
        LiveRows.update(rows, listed.stream().filter(j -> filter.matches(j.id() + " " + j.url() + " " + j
                .aggregation())).toList(), DownloadJob::id);
    }

    public void refresh() {
        around.service().ifPresent(s -> s.jobs().refresh());
    }

    /** Lists a page more. */
    void more() {
        around.service().ifPresent(OpenService::more);
    }

    /** Opens the job of this id, listed or not. */
    void find() {
        var wanted = text.get().strip();
        if (!wanted.isEmpty()) {
            job.open(wanted);
        }
    }

    /** @param status the only one that is listed; empty for all */
    void only(Optional<DownloadStatus> status) {
        query.set(new JobQuery(status, query.get().aggregation()));
    }

    /** Only jobs of this aggregation; empty for all. */
    public void of(Optional<String> aggregation) {
        query.set(new JobQuery(query.get().status(), aggregation));
    }

    /** What would be done to each of the jobs. */
    List<ManyLine> plan(JobAct act, List<DownloadJob> jobs) {
        return IntStream.range(0, jobs.size()).mapToObj(i -> new ManyLine(i + 1, jobs.get(i).id(), jobs.get(i).url(),
                act
                        .fits(jobs.get(i)) ? ""
                                : Texts.text("downloads.obstacle." + key(act), jobs.get(i).status().shown()
                                        .word()))).toList();
    }

    static String key(JobAct act) {
        return act.name().toLowerCase(Locale.ROOT);
    }

    /** One at once, several one after the other; asked before by the controller. */
    void act(JobAct act, List<ManyLine> plan) {
        var planned = plan.stream().filter(ManyLine::isPlanned).toList();
        around.service().ifPresent(s -> {
            var what = Texts.text("downloads.doing." + key(act), planned.size());
            if (plan.size() > 1) {
                around.many().act(what, s, act, plan, PER_SECOND);
            } else if (act == JobAct.CANCEL) {
                planned.forEach(l -> around.changes().cancel(what, s, l.name()));
            } else {
                planned.forEach(l -> around.changes().retryCallback(what, s, l.name()));
            }
        });
    }

    public DownloadsSurroundings around() {
        return around;
    }

    public DownloadJobViewModel job() {
        return job;
    }

    public ReadOnlyObjectProperty<Loadable<JobList>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How many jobs are in which state, of all aggregations. */
    public ReadOnlyObjectProperty<Optional<ServiceState>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** The listed jobs that pass the text filter, newest first. */
    public ObservableList<DownloadJob> rows() {
        return rows;
    }

    /** Part of an id, address or aggregation. */
    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<JobQuery> queryProperty() {
        return query;
    }
}
