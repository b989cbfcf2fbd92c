package dev.signalbox.console.screen.overview;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.BatchSamples;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.screen.files.ScriptedObjects;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.overview.LandedFiles;
import dev.signalbox.console.store.overview.PagedFailures;
import dev.signalbox.console.store.overview.RecentFailures;
import dev.signalbox.console.store.overview.RunRecord;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The overview as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class OverviewPictureTest {
    private static final Instant NOON = ScriptedObjects.NOON;
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String MACHINE = "arn:aws:states:local-1:000000000000:%s:callback-download";

    private final Topic<Loadable<List<StackSummary>>> stacks = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<ExecutionList>> executions = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<List<PendingCallback>>> waits = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<BatchOverview>> batch = new Topic<>(new Loadable.Loading<>());
    private final ScriptedObjects s3 = new ScriptedObjects();
    private final PagedFailures cloud = new PagedFailures();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        var archive = new SqliteArchive(Path.of("/dev/null/archive.db")); // the day is told from the list
        var catalogue = PipelineCatalogue.in(Path.of("../../infra-templates"));
        s3.put("1000001-a7f3/part-0.csv", "a,b,c").put("1000001-a7f3/part-1.csv", "a,b,c,d");
        var navigator = new Navigator(new Destination.Overview());
        var viewModel = new OverviewViewModel(new OverviewSources(catalogue, stacks, executions, waits, batch,
                new RunRecord(archive, Runnable::run, CLOCK), new RecentFailures(cloud, archive, Runnable::run, CLOCK),
                new LandedFiles(catalogue, s3, stacks, Runnable::run, CLOCK), new OverviewSources.Refreshes(() -> {},
                        () -> {}, () -> {}, () -> {})), CLOCK, new FxThread());
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.OVERVIEW,
                new Destination.Overview(), () -> ScreenEntry.Loaded.of(Views.OVERVIEW, new OverviewController(
                        viewModel, navigator, poller)))));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        runs();
        stacks.publish(new Loadable.Ready<>(List.of(stack()), NOON));
        waits.publish(new Loadable.Ready<>(List.of(waiting("1000003-99c1", 12), waiting("1000002-1b20", 1)), NOON));
        batch.publish(new Loadable.Ready<>(BatchSamples.overview(BatchSamples.queue(true, "VALID", "fargate"), List.of(
                BatchSamples.environment("fargate", true, "VALID", 4)), BatchSamples.job("verify", JobStatus.RUNNING,
                        300), BatchSamples.job("index", JobStatus.RUNNABLE, 4_000), BatchSamples.job("merge",
                                JobStatus.SUCCEEDED, 9_000)), NOON));
        TestFrame.see(robot, "Fetch failed: Http.404. no such file");
        frame.golden("overview");
        var denied = new Failure.Denied("AccessDenied", "not authorized to perform batch:ListJobs", Optional.empty());
        batch.publish(new Loadable.Unavailable<>(denied));
        TestFrame.see(robot, "Retry");
        frame.golden("overview-denied");
    }

    private void runs() {
        var all = new ArrayList<ExecutionSummary>();
        all.add(run("1000003-99c1", ExecutionStatus.RUNNING, Duration.ofHours(13)));
        all.add(run("1000002-1b20", ExecutionStatus.RUNNING, Duration.ofHours(1)));
        for (int i = 0; i < 40; i++) {
            all.add(run("20000" + (10 + i), ExecutionStatus.SUCCEEDED, Duration.ofMinutes(31L * i + 20)));
        }
        var failed = run("1000009-c0de", ExecutionStatus.FAILED, Duration.ofMinutes(200));
        cloud.histories.put(failed.id(), new Histories().then("ExecutionStarted").then("TaskStateEntered", "name",
                "Fetch").then("TaskFailed", "error", "Http.404", "cause", "no such file").then("ExecutionFailed",
                        "error", "Http.404").events());
        all.add(failed);
        executions.publish(new Loadable.Ready<>(new ExecutionList(List.of(), all, Map.of()), NOON));
    }

    private static ExecutionSummary run(String name, ExecutionStatus status, Duration ago) {
        return new ExecutionSummary(new ExecutionId(MACHINE.formatted("execution") + ":" + name), status, NOON.minus(
                ago), status.isOver() ? Optional.of(NOON.minus(ago).plusSeconds(90)) : Optional.empty());
    }

    private static StackSummary stack() {
        return new StackSummary("downloads", "arn:downloads", "UPDATE_COMPLETE", Optional.empty(), NOON, Optional
                .empty(), Optional.empty(), new Stamp(Optional.of("callback-download"), Optional.of("0.0.9"), Optional
                        .empty()), Map.of(), Map.of(
                                "S3Bucket", ScriptedObjects.BUCKET, "StateMachineArn", MACHINE.formatted(
                                        "stateMachine")));
    }

    private static PendingCallback waiting(String name, int hours) {
        return new PendingCallback(MACHINE.formatted("execution") + ":" + name, name, "callback-download", Optional.of(
                name.substring(0, 7)), "WaitForCallback", NOON.minus(Duration.ofHours(hours)), Optional.of(Duration
                        .ofDays(1)), Optional.empty(), Optional.of(new TaskToken("token-1")), 5, Optional.of(
                                new CallbackUrl(URI.create("http://127.0.0.1:4566/callback/" + name + "?secret=x"))),
                "{}");
    }
}
