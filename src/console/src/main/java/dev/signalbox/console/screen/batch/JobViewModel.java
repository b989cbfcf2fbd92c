package dev.signalbox.console.screen.batch;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.model.batch.WhyNotRunning;
import dev.signalbox.console.store.BatchStore;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The job in the right-hand pane, followed while it is open and the screen is shown. */
public final class JobViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final BatchStore store;
    private final Poller poller;
    private final Executor fxThread;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<String>> id = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<JobView>> view = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
    private Optional<LiveValue<JobView>> followed = Optional.empty();
    private Optional<BatchOverview> overview = Optional.empty();
    private List<Subscription> subscriptions = List.of();

    JobViewModel(BatchStore store, Poller poller, Executor fxThread, Clock clock) {
        this.store = store;
        this.poller = poller;
        this.fxThread = fxThread;
        this.clock = clock;
    }

    /** Opens a job; the one that is open already goes on. */
    public void open(String jobId) {
        if (id.get().equals(Optional.of(jobId))) {
            return;
        }
        pause();
        id.set(Optional.of(jobId));
        view.set(new Loadable.Loading<>());
        why.set("");
        followed = Optional.of(store.follow(jobId));
        resume();
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
            subscriptions = List.of(live.topic().subscribe(new LatestOnFx<>(fxThread, v -> show(jobId, v))),
                    poller.every(PERIOD, "DescribeJobs", live::refresh));
        });
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
        why.set(details().flatMap(d -> overview.flatMap(o -> WhyNotRunning.of(d, o).map(w -> words(d, w)))).orElse(""));
    }

    private static String words(JobDetails job, WhyNotRunning reason) {
        var sentence = switch (reason) {
            case WhyNotRunning.Fresh() -> Texts.text("why.fresh");
            case WhyNotRunning.Depends(int jobs) -> Texts.text("why.depends", jobs);
            case WhyNotRunning.Disabled(var names) -> Texts.text("why.disabled", String.join(", ", names));
            case WhyNotRunning.TooLarge(var vcpus, int largest) -> Texts.text("why.tooLarge", vcpus, largest);
            case WhyNotRunning.Behind(int jobs) -> Texts.text("why.behind", jobs);
            case WhyNotRunning.NoRoom(var vcpus, var names) -> Texts.text("why.noRoom", vcpus, String.join(", ",
                    names));
        };
        return job.summary().statusReason().map(r -> sentence + "\n" + Texts.text("why.aws", r)).orElse(sentence);
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
    public ReadOnlyStringProperty whyProperty() {
        return why.getReadOnlyProperty();
    }

    public Instant now() {
        return clock.instant();
    }
}
