package dev.signalbox.console.screen.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobResult;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.screen.batch.ScriptedBatch;
import dev.signalbox.console.screen.batch.why.WhyWords;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.batch.BatchChanges;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.batch.JobActs;
import dev.signalbox.console.store.preferences.Preferences;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
    private final ScriptedBatch batch = new ScriptedBatch();
    private final Clock clock = Clock.fixed(ScriptedBatch.NOON, ZoneOffset.UTC);
    /** Without budget it never calls by itself; the tests refresh. */
    private final Poller poller = new Poller(new Budget(ApiRates.all(0, 0), new RealTime()));
    private JobsViewModel viewModel;

    @BeforeEach
    void show() {
        var environment = new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud", "000000000000",
                "local-1", URI.create("http://127.0.0.1:1"), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL));
        var store = new BatchStore(batch.ports(), batch, Work.on(Runnable::run), clock);
        viewModel = new JobsViewModel(new BatchSurroundings(store, new BatchChanges(batch.ports(), store, Runnable::run,
                clock), new JobActs(batch, store, new Tasks(clock), Runnable::run), environment, poller, new Navigator(
                        new Destination.Batch()), Preferences.forgotten(), Runnable::run, clock));
        viewModel.show();
    }

    @AfterEach
    void close() {
        viewModel.hide();
        poller.close();
    }

    @Test
    void jobsAreShownToThoseWhoMayNotAskForTheOrderOfAQueue() {
        batch.add("first", JobStatus.RUNNABLE, 300);
        batch.frontFailure = new Failure.Denied("AccessDeniedException", "not you", Optional.empty());

        viewModel.refresh();

        assertThat(viewModel.jobs()).hasSize(1);
        assertThat(viewModel.queues().getFirst().front()).isEqualTo("first, 5 m");
    }

    @Test
    void showsJobsOfAllStatesNewestFirstWithWhatThereIsToSay() {
        batch.add("done", JobStatus.SUCCEEDED, 600);
        batch.add("broken", JobStatus.FAILED, 500);
        batch.add("first", JobStatus.RUNNABLE, 300);
        batch.add("second", JobStatus.RUNNABLE, 200);

        viewModel.refresh();

        assertThat(viewModel.jobs()).extracting(r -> r.job().name()).containsExactly("second", "first", "broken",
                "done");
        assertThat(viewModel.jobs()).extracting(JobRow::why).containsExactly("Behind 1 job",
                "Next to start, waits for free vCPUs", "Exit 3", "Exit 0");
        assertThat(viewModel.queues().getFirst().front()).isEqualTo("first, 5 m");
        assertThat(viewModel.queues().getFirst().count(JobStatus.RUNNABLE)).isEqualTo(2);
    }

    @Test
    void filtersByStateQueueAndText() {
        batch.add("night-1", JobStatus.RUNNING, 10);
        batch.add("night-2", JobStatus.FAILED, 20);
        batch.add("day-1", JobStatus.FAILED, 30);
        viewModel.refresh();

        viewModel.statuses().add(JobStatus.FAILED);
        viewModel.textProperty().set("NIGHT");
        assertThat(viewModel.jobs()).extracting(r -> r.job().name()).containsExactly("night-2");
        assertThat(viewModel.total()).isEqualTo(3);

        viewModel.queueProperty().set(Optional.of("other"));
        assertThat(viewModel.jobs()).isEmpty();
        assertThat(viewModel.count(JobStatus.FAILED)).isZero();
    }

    @Test
    void keepsRowsWhenARefreshFails() {
        batch.add("done", JobStatus.SUCCEEDED, 600);
        viewModel.refresh();

        batch.failure = new Failure.Unreachable("127.0.0.1:1", "refused");
        viewModel.refresh();

        assertThat(viewModel.jobs()).hasSize(1);
        assertThat(viewModel.overviewProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    @Test
    void disablesAQueueAndSaysSo() {
        viewModel.refresh();

        viewModel.toggle(viewModel.queues().getFirst().queue());

        assertThat(batch.commands).containsExactly("disable queue");
        assertThat(viewModel.queues().getFirst().state().word()).isEqualTo("Disabled, valid");
        assertThat(viewModel.outcomeProperty().get()).isInstanceOfSatisfying(Outcome.Done.class,
                done -> assertThat(done.what()).isEqualTo("Disable queue queue"));
    }

    @Test
    void tellsWhatBecameOfEachJobAndNotWhatWasAnswered() {
        batch.add("a", JobStatus.RUNNABLE, 1);
        viewModel.refresh();
        batch.afterwards = JobStatus.RUNNING;

        viewModel.begin(viewModel.plan(JobAct.CANCEL, viewModel.jobs()));

        var run = viewModel.around().acts().state().latest().orElseThrow();
        assertThat(run.isOver()).isTrue();
        assertThat(run.results().get("id-a")).isEqualTo(new JobResult(JobResult.Kind.GOES_ON, Optional.of(
                JobStatus.RUNNING), ""));
    }

    @Test
    void asksAwsForJobsThatAreNotListed() {
        batch.add("new", JobStatus.RUNNING, 1);
        batch.old.add(dev.signalbox.console.model.batch.BatchSamples.job("night-1", JobStatus.FAILED, 999_999));
        viewModel.refresh();

        viewModel.textProperty().set("night");
        assertThat(viewModel.jobs()).isEmpty();
        viewModel.search();

        assertThat(viewModel.jobs()).extracting(r -> r.job().name()).containsExactly("night-1");
        assertThat(viewModel.searchedProperty().get()).isEqualTo("AWS found 1 job");
        viewModel.textProperty().set("");
        assertThat(viewModel.jobs()).extracting(r -> r.job().name()).containsExactly("new");
    }

    private JobView open(String name) {
        viewModel.refresh();
        viewModel.job().open("id-" + name);
        // The poller never asks; the pane's own refresh is what the store's first answer needs.
        viewModel.job().refresh();
        return viewModel.job().viewProperty().get().newest().orElseThrow();
    }

    @Test
    void opensAJobWithTheEndOfItsLog() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.lines.add(new LogLine(ScriptedBatch.NOON, "ERROR no disk"));

        assertThat(open("a").log()).singleElement().satisfies(line -> assertThat(line.error()).isTrue());
        assertThat(viewModel.job().whyProperty().get()).isEmpty();
    }

    @Test
    void showsTheLogOfTheAttemptThatWasChosenUntilAnotherJobIsOpened() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.add("b", JobStatus.RUNNING, 1);
        open("a");
        viewModel.job().showLogOf(new JobAttempt(1, Optional.empty(), Optional.empty(), Optional.of(1), Optional
                .empty(), Optional.empty(), Optional.of("job/default/first")));

        var view = viewModel.job().viewProperty().get().newest().orElseThrow();
        assertThat(view.logStream()).contains("job/default/first");
        assertThat(view.log()).extracting(LogLine::text).containsExactly("of job/default/first");
        assertThat(open("b").logStream()).isNotEqualTo(view.logStream());
    }

    @Test
    void showsTheJobEvenIfItsLogIsForbidden() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.logFailure = new Failure.Denied("AccessDenied", "no logs for you", Optional.empty());

        assertThat(open("a").logFailure()).isPresent();
    }

    @Test
    void aLogThatDoesNotExistYetIsNoFailure() {
        batch.add("a", JobStatus.STARTING, 1);
        batch.logFailure = new Failure.NotFound("ResourceNotFoundException", "no stream", Optional.empty());

        assertThat(open("a").logFailure()).isEmpty();
    }

    @Test
    void explainsAJobThatNoEnvironmentCanHold() {
        batch.maxVcpus = 1;
        batch.add("large", JobStatus.RUNNABLE, 60);
        open("large");

        assertThat(viewModel.job().whyProperty().get().map(WhyWords::sentence)).hasValue(
                "It can never start as things are:"
                        + " it needs 2 vCPU, and the largest compute environment of its queue, env, may have 1. It has waited"
                        + " 1 m.");
    }

    @Test
    void anAnswerForAClosedJobIsNotShownForTheNext() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.add("b", JobStatus.RUNNING, 2);
        open("a");

        viewModel.job().open("id-b");

        assertThat(viewModel.job().viewProperty().get()).isInstanceOf(Loadable.Loading.class);
    }

    @Test
    void aQueueWhoseJobsCannotBeListedHidesNoOther() {
        var denied = new Failure.Denied("AccessDenied", "not you", Optional.of("r-1"));
        batch.add("download-1", JobStatus.RUNNING, 60);
        batch.unread.put("secret", denied);

        viewModel.refresh();

        assertThat(viewModel.jobs()).extracting(JobRow::id).containsExactly("id-download-1");
        assertThat(viewModel.queues()).extracting(QueueRow::name).containsExactly("queue", "secret");
        assertThat(viewModel.queues().getLast().front()).isEqualTo("Jobs not read: AccessDenied: not you");
        assertThat(viewModel.overviewProperty().get().newest().orElseThrow().unread()).containsOnlyKeys("secret");

        batch.unread.put("queue", denied);
        viewModel.refresh();
        assertThat(viewModel.overviewProperty().get()).isInstanceOfSatisfying(Loadable.Stale.class, s -> assertThat(s
                .cause()).isEqualTo(denied));
    }

    @Test
    void aQueueThatIsThrottledKeepsWhatWasReadOfIt() {
        batch.add("download-1", JobStatus.RUNNING, 60);
        batch.unread.put("busy", new Failure.Throttled("TooManyRequests", "later", Optional.empty()));

        viewModel.refresh();

        assertThat(viewModel.overviewProperty().get()).isInstanceOf(Loadable.Unavailable.class);
    }
}
