package dev.signalbox.console.screen.overview;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.overview.DayOfRuns;
import dev.signalbox.console.model.overview.EndedCount;
import dev.signalbox.console.model.overview.FailedRun;
import dev.signalbox.console.model.overview.KnownRuns;
import dev.signalbox.console.model.overview.Landed;
import dev.signalbox.console.model.overview.PipelineHealth;
import dev.signalbox.console.model.overview.stuck.SeenStacks;
import dev.signalbox.console.model.overview.stuck.StuckWork;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What each card of the overview says. A source that fails changes only the cards that are made of it. */
public final class OverviewViewModel implements AutoCloseable {
    private final OverviewSources sources;
    private final Clock clock;
    private final SeenStacks seenStacks = new SeenStacks();
    private final ReadOnlyObjectWrapper<Loadable<Runs>> runs = loading();
    private final ReadOnlyObjectWrapper<Loadable<List<PipelineHealth>>> pipelines = loading();
    private final ReadOnlyObjectWrapper<Loadable<List<PendingCallback>>> waits = loading();
    private final ReadOnlyObjectWrapper<Loadable<BatchOverview>> batch = loading();
    private final ReadOnlyObjectWrapper<Loadable<List<Landed>>> files = loading();
    private final ReadOnlyObjectWrapper<Loadable<List<FailedRun>>> failures = loading();
    private final ReadOnlyObjectWrapper<Radar> radar = new ReadOnlyObjectWrapper<>(new Radar(new Loadable.Loading<>(),
            Map.of()));
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Loadable<ExecutionList> executions = new Loadable.Loading<>();
    private Loadable<List<StackSummary>> stacks = new Loadable.Loading<>();
    private Loadable<KnownRuns> known = new Loadable.Loading<>();
    private Loadable<List<Landed>> landed = new Loadable.Loading<>();
    private List<SeenStacks.Seen> seen = List.of();

    /** Executions that run, and how the last day went. */
    public record Runs(int running, DayOfRuns day) {}

    public OverviewViewModel(OverviewSources sources, Clock clock, Executor fxThread) {
        this.sources = sources;
        this.clock = clock;
        follow(sources.executions(), fxThread, this::listed);
        follow(sources.stacks(), fxThread, this::deployed);
        follow(sources.record().runs(), fxThread, next -> {
            known = next;
            workOut();
        });
        follow(sources.waits(), fxThread, next -> {
            waits.set(next);
            workOut();
        });
        follow(sources.batch(), fxThread, next -> {
            batch.set(next);
            workOut();
        });
        follow(sources.files().landed(), fxThread, next -> {
            landed = next;
            workOut();
        });
        follow(sources.failures().newest(), fxThread, failures::set);
        subscriptions.add(sources.executions().subscribe(sources.failures()::saw));
    }

    private static <T> ReadOnlyObjectWrapper<Loadable<T>> loading() {
        return new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    }

    private <T> void follow(Topic<T> topic, Executor fxThread, java.util.function.Consumer<T> show) {
        subscriptions.add(topic.subscribe(new LatestOnFx<>(fxThread, show)));
    }

    public ReadOnlyObjectProperty<Loadable<Runs>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<List<PipelineHealth>>> pipelinesProperty() {
        return pipelines.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<List<PendingCallback>>> waitsProperty() {
        return waits.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<BatchOverview>> batchProperty() {
        return batch.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<List<Landed>>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<List<FailedRun>>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Radar> radarProperty() {
        return radar.getReadOnlyProperty();
    }

    List<Pipeline> bundled() {
        return sources.catalogue().pipelines();
    }

    /** Stacks that are not of a bundled pipeline. */
    int otherStacks() {
        return stacks.newest().map(s -> whole(s).size()).orElse(0) - pipelines.get().newest().map(List::size).orElse(0);
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether it is known that there is nothing yet: neither a stack nor an execution nor a job. */
    public boolean isNew() {
        return stacks.newest().filter(List::isEmpty).isPresent() && executions.newest().filter(l -> l.executions()
                .isEmpty()).isPresent() && batch.get().newest().map(b -> b.jobs().isEmpty()).orElse(true);
    }

    /** Whether nothing runs, so that nothing changes by itself. From any thread. */
    boolean isQuiet() {
        return sources.executions().latest().newest().map(l -> l.executions().stream().allMatch(e -> e.status()
                .isOver())).orElse(false);
    }

    OverviewSources.Refreshes refreshes() {
        return sources.refreshes();
    }

    void refreshFiles() {
        sources.files().refresh();
    }

    /** Time goes by: what was in time may be late now. */
    void tick() {
        workOut();
    }

    private void listed(Loadable<ExecutionList> next) {
        boolean changed = !executions.newest().map(ExecutionList::executions).equals(next.newest().map(
                ExecutionList::executions));
        executions = next;
        if (changed) {
            sources.record().refresh();
        }
        workOut();
    }

    /** Nested stacks are parts of theirs. */
    private static List<StackSummary> whole(List<StackSummary> all) {
        return all.stream().filter(s -> s.parent().isEmpty()).toList();
    }

    private void deployed(Loadable<List<StackSummary>> next) {
        boolean others = !stacks.newest().equals(next.newest());
        stacks = next;
        seen = next.newest().map(s -> seenStacks.saw(whole(s), clock.instant())).orElse(List.of());
        workOut();
        if (others) {
            sources.files().refresh();
        }
    }

    private void workOut() {
        Instant now = clock.instant();
        List<ExecutionSummary> listed = executions.newest().map(ExecutionList::executions).orElse(List.of());
        runs.set(executions.map(list -> new Runs((int) listed.stream().filter(e -> e
                .status() == ExecutionStatus.RUNNING)
                .count(), DayOfRuns.of(known.newest().map(KnownRuns::ended).orElseGet(() -> EndedCount.of(listed)),
                        now))));
        pipelines.set(stacks.map(s -> PipelineHealth.of(s, sources.catalogue(), listed, now)));
        // Which buckets there are is known only when the stacks are.
        files.set(stacks.newest().isEmpty() ? stacks.map(_ -> List.of()) : landed);
        StuckWork work = StuckWork.of(new StuckWork.Known(listed, known.newest().orElse(KnownRuns.none()), waits.get()
                .newest().orElse(List.of()), batch.get().newest().map(BatchOverview::jobs).orElse(List.of()), seen),
                now);
        radar.set(Radar.of(Map.of(Texts.text("nav.executions"), executions, Texts.text("nav.callbacks"), waits.get(),
                Texts.text("nav.batch"), batch.get(), Texts.text("nav.pipelines"), stacks), work));
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
