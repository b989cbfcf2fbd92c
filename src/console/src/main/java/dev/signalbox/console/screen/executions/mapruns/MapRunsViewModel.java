package dev.signalbox.console.screen.executions.mapruns;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.mapruns.FailureCluster;
import dev.signalbox.console.model.mapruns.MapRun;
import dev.signalbox.console.model.mapruns.MapRunChildren;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.MapRuns;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The Map Runs of one execution and the children of one of them, followed while somebody looks. */
public final class MapRunsViewModel implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final MapRuns store;
    private final Poller poller;
    private final Executor fxThread;
    private final LiveValue<List<MapRun>> live;
    private final ReadOnlyObjectWrapper<Loadable<List<MapRun>>> runs = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<MapRun>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<MapRunChildren>> children = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ObservableList<ExecutionSummary> rows = FXCollections.observableArrayList();
    private final ObservableList<FailureCluster> clusters = FXCollections.observableArrayList();
    private final List<Subscription> told;
    private long redrives;
    private Optional<LiveValue<MapRunChildren>> followed = Optional.empty();
    private Optional<Subscription> childrenTold = Optional.empty();
    private Optional<Subscription> polling = Optional.empty();

    public MapRunsViewModel(ExecutionId id, MapRuns store, Poller poller, Executor fxThread) {
        this.store = store;
        this.poller = poller;
        this.fxThread = fxThread;
        live = store.of(id);
        told = List.of(live.topic().subscribe(new LatestOnFx<>(fxThread, this::tell)), store.outcome().subscribe(
                new LatestOnFx<>(fxThread, outcome::set)));
    }

    ReadOnlyObjectProperty<Loadable<List<MapRun>>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<MapRun>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<MapRunChildren>> childrenProperty() {
        return children.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ObservableList<ExecutionSummary> rows() {
        return rows;
    }

    ObservableList<FailureCluster> clusters() {
        return clusters;
    }

    /** Whether it is on screen. */
    public void look(boolean now) {
        polling.ifPresent(Subscription::close);
        polling = now ? Optional.of(poller.every(PERIOD, "DescribeMapRun", () -> fxThread.execute(this::poll)))
                : Optional.empty();
    }

    /** The execution's history tells that its runs were redriven so often. */
    public void redriven(long times) {
        redrives = times;
    }

    void refresh() {
        live.refresh();
        followed.ifPresent(LiveValue::refresh);
    }

    private void poll() {
        boolean over = runs.get() instanceof Loadable.Ready(var all, _) && MapRun.areOver(all, redrives);
        boolean known = children.get() instanceof Loadable.Ready(var c, _) && (c.asked() >= c.children().stream()
                .filter(
                        e -> e.status() == ExecutionStatus.FAILED).count() || c.asked() >= 60);
        if (!over || !known) {
            refresh();
        }
    }

    Optional<MapRun> run(String arn) {
        return runs.get().newest().flatMap(all -> all.stream().filter(r -> r.arn().equals(arn)).findFirst());
    }

    /** Shows this run, if it is known. */
    public void choose(String arn) {
        run(arn).ifPresent(this::choose);
    }

    private void choose(MapRun run) {
        boolean other = chosen.get().map(MapRun::arn).filter(run.arn()::equals).isEmpty();
        chosen.set(Optional.of(run));
        if (other) {
            rows.clear();
            clusters.clear();
            childrenTold.ifPresent(Subscription::close);
            LiveValue<MapRunChildren> next = store.children(run.arn());
            followed = Optional.of(next);
            childrenTold = Optional.of(next.topic().subscribe(new LatestOnFx<>(fxThread, c -> {
                if (followed.filter(f -> f == next).isPresent()) {
                    show(c);
                }
            })));
            next.refresh();
        }
    }

    /** Changes what the chosen run may do, from now on. */
    void change(MapRun.Limits limits) {
        chosen.get().ifPresent(run -> store.change(Texts.text("mapRun.changing", run.name()), run, limits,
                live::refresh));
    }

    private void tell(Loadable<List<MapRun>> next) {
        runs.set(next);
        next.newest().filter(all -> !all.isEmpty()).ifPresent(all -> choose(all.stream().filter(r -> chosen.get().map(
                MapRun::arn).filter(r.arn()::equals).isPresent()).findFirst().orElse(all.getFirst())));
    }

    private void show(Loadable<MapRunChildren> next) {
        next.newest().ifPresent(c -> {
            LiveRows.update(rows, c.children(), ExecutionSummary::id);
            LiveRows.update(clusters, c.clusters(), FailureCluster::example);
        });
        children.set(next); // whoever hears of it looks at the rows
    }

    @Override
    public void close() {
        look(false);
        told.forEach(Subscription::close);
        childrenTold.ifPresent(Subscription::close);
    }
}
