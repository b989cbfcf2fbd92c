package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.model.batch.order.JobOrder;
import dev.signalbox.console.model.batch.why.Fix;
import dev.signalbox.console.model.batch.why.WhyNotRunning;
import dev.signalbox.console.model.batch.why.WhyRules;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The job in the right-hand pane, followed while it is open and the screen is shown. */
public final class JobViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final BatchSurroundings around;
    private final ReadOnlyObjectWrapper<Optional<String>> id = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<JobView>> view = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Optional<WhyNotRunning>> why = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LiveValue<JobView>> followed = Optional.empty();
    private Optional<BatchOverview> overview = Optional.empty();
    /** Read by the worker. */
    private volatile Optional<String> stream = Optional.empty();
    private List<Subscription> subscriptions = List.of();

    JobViewModel(BatchSurroundings around) {
        this.around = around;
    }

    /** Opens a job; the one that is open already goes on. */
    public void open(String jobId) {
        if (id.get().equals(Optional.of(jobId))) {
            return;
        }
        pause();
        stream = Optional.empty();
        id.set(Optional.of(jobId));
        view.set(new Loadable.Loading<>());
        why.set(Optional.empty());
        followed = Optional.of(around.store().follow(jobId, () -> stream));
        resume();
    }

    /** Shows the log of one attempt instead of the newest one's. */
    void showLogOf(JobAttempt attempt) {
        stream = attempt.logStream();
        refresh();
    }

    public void refresh() {
        followed.ifPresent(LiveValue::refresh);
    }

    public void close() {
        pause();
        id.set(Optional.empty());
        followed = Optional.empty();
    }

    void resume() {
        pause();
        followed.ifPresent(live -> {
            var jobId = id.get();
            subscriptions = List.of(
                    live.topic().subscribe(new LatestOnFx<>(around.fxThread(), v -> show(jobId, v))),
                    around.poller().every(PERIOD, "DescribeJobs", live::refresh, this::isOver));
        });
    }

    private boolean isOver() {
        return followed.flatMap(f -> f.topic().latest().newest()).filter(v -> v.details().summary().status().ended())
                .isPresent();
    }

    void pause() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
    }

    void overview(BatchOverview now) {
        overview = Optional.of(now);
        explain();
    }

    /** A value of a job that was closed meanwhile may still be on its way. */
    private void show(Optional<String> jobId, Loadable<JobView> state) {
        if (id.get().equals(jobId)) {
            view.set(state);
            explain();
        }
    }

    private void explain() {
        why.set(view.get().newest().flatMap(v -> overview.flatMap(o -> WhyRules.of(v.details(), v.dependencies(), o,
                now()))));
    }

    /** Does those fixes that change something; the others lead somewhere. */
    void apply(Fix fix) {
        var changes = around.changes();
        switch (fix) {
            case Fix.EnableQueue(var queue) -> changes.enableQueue(Texts.text("batch.enabling", queue), queue, true);
            case Fix.EnableEnvironment(var name) -> changes.enableEnvironment(Texts.text("environment.enabling", name),
                    name, true);
            case Fix.RaiseMax(var name, _, int to) -> overview.flatMap(o -> o.environment(name)).ifPresent(e -> changes
                    .resize(Texts.text("environment.resizing", name), name,
                            dev.signalbox.console.model.batch.ComputeEnvironment.Size.upTo(to)));
            case Fix.OpenJob _,Fix.EditDefinition _,Fix.OpenEnvironment _,Fix.ShowRunning _ -> {
            }
        }
    }

    /** Reads what would submit the job again. */
    void again(Consumer<JobOrder> read) {
        details().ifPresent(d -> around.changes().again(Texts.text("order.reading", d.summary().name()), d.summary()
                .id(), order -> around.fxThread().execute(() -> read.accept(order))));
    }

    private Optional<JobDetails> details() {
        return view.get().newest().map(JobView::details);
    }

    /** Id of the open job. */
    public ReadOnlyObjectProperty<Optional<String>> idProperty() {
        return id.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<JobView>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Why the job has not started; empty when it has. */
    public ReadOnlyObjectProperty<Optional<WhyNotRunning>> whyProperty() {
        return why.getReadOnlyProperty();
    }

    public Instant now() {
        return around.clock().instant();
    }

    BatchSurroundings around() {
        return around;
    }
}
