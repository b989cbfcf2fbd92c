package dev.signalbox.console.screen.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.overview.stuck.Stuck;
import dev.signalbox.console.screen.files.ScriptedObjects;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.overview.LandedFiles;
import dev.signalbox.console.store.overview.PagedFailures;
import dev.signalbox.console.store.overview.RecentFailures;
import dev.signalbox.console.store.overview.RunRecord;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Failure DENIED = new Failure.Denied("AccessDenied", "not you", Optional.empty());

    private final Topic<Loadable<List<StackSummary>>> stacks = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<ExecutionList>> executions = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<List<PendingCallback>>> waits = new Topic<>(new Loadable.Loading<>());
    private final Topic<Loadable<BatchOverview>> batch = new Topic<>(new Loadable.Loading<>());
    /** As on a disk that is read only. */
    private final SqliteArchive archive = new SqliteArchive(Path.of("/dev/null/archive.db"));
    private final PipelineCatalogue catalogue = PipelineCatalogue.in(Path.of("../../infra-templates"));
    private final OverviewViewModel viewModel = new OverviewViewModel(new OverviewSources(catalogue, stacks, executions,
            waits, batch, new RunRecord(archive, Runnable::run, CLOCK), new RecentFailures(new PagedFailures(), archive,
                    Runnable::run, CLOCK), new LandedFiles(catalogue, denied(), stacks, Runnable::run, CLOCK),
            new OverviewSources.Refreshes(() -> {}, () -> {}, () -> {}, () -> {})), CLOCK, Runnable::run);

    private static ScriptedObjects denied() {
        var s3 = new ScriptedObjects();
        s3.failure = DENIED;
        return s3;
    }

    private static ExecutionSummary run(String name, ExecutionStatus status) {
        return new ExecutionSummary(new ExecutionId("arn:aws:states:local-1:000000000000:execution:signalbox:" + name),
                status, NOW.minusSeconds(60), status.isOver() ? Optional.of(NOW) : Optional.empty());
    }

    private void listed(ExecutionSummary... runs) {
        executions.publish(new Loadable.Ready<>(new ExecutionList(List.of(), List.of(runs), Map.of()), NOW));
    }

    private static StackSummary stack(String status, String bucket) {
        return new StackSummary("downloads", "arn:downloads", status, Optional.empty(), NOW, Optional.empty(), Optional
                .empty(), new Stamp(Optional.of(
                        "callback-download"), Optional.of("0.0.9"), Optional.empty()), Map.of(), Map.of("S3Bucket",
                                bucket,
                                "StateMachineArn",
                                "arn:aws:states:local-1:000000000000:stateMachine:signalbox"));
    }

    @Test
    void oneDeniedCallNeverEmptiesThePage() {
        listed(run("a", ExecutionStatus.RUNNING), run("b", ExecutionStatus.FAILED));
        batch.publish(new Loadable.Ready<>(new BatchOverview(List.of(), List.of(), List.of(), true, Map.of(), Map.of(),
                Map.of()),
                NOW));
        stacks.publish(new Loadable.Ready<>(List.of(stack("UPDATE_ROLLBACK_FAILED", "denied")), NOW));
        waits.publish(new Loadable.Unavailable<>(DENIED));

        assertThat(viewModel.waitsProperty().get()).isEqualTo(new Loadable.Unavailable<>(DENIED));
        assertThat(viewModel.runsProperty().get().newest().orElseThrow().running()).isEqualTo(1);
        assertThat(viewModel.failuresProperty().get().newest().orElseThrow()).hasSize(1);
        assertThat(viewModel.filesProperty().get().newest().orElseThrow()).singleElement().satisfies(f -> assertThat(f
                .failure()).contains(DENIED));
        assertThat(viewModel.pipelinesProperty().get().newest().orElseThrow()).singleElement().satisfies(h -> {
            assertThat(h.running()).isEqualTo(1);
            assertThat(h.failed()).isEqualTo(1);
            assertThat(h.bundled()).isPresent();
        });
        Radar radar = viewModel.radarProperty().get();
        assertThat(radar.work().newest().orElseThrow().items()).extracting(Stuck::name).containsExactly("downloads");
        assertThat(radar.missing()).containsOnlyKeys("Callbacks");
    }

    @Test
    void theDayIsToldFromTheListWhileTheArchiveCannotBeRead() {
        listed(run("a", ExecutionStatus.SUCCEEDED), run("b", ExecutionStatus.FAILED), run("c",
                ExecutionStatus.RUNNING));
        var day = viewModel.runsProperty().get().newest().orElseThrow().day();
        assertThat(day.succeeded()).isEqualTo(1);
        assertThat(day.failed()).isEqualTo(1);
    }

    @Test
    void onlyWhereNothingIsSomebodyIsNew() {
        assertThat(viewModel.isNew()).isFalse();
        stacks.publish(new Loadable.Ready<>(List.of(), NOW));
        assertThat(viewModel.isNew()).isFalse();
        listed();
        assertThat(viewModel.isNew()).isTrue();
        listed(run("a", ExecutionStatus.RUNNING));
        assertThat(viewModel.isNew()).isFalse();
        stacks.publish(new Loadable.Unavailable<>(DENIED));
        listed();
        assertThat(viewModel.isNew()).isFalse();
    }

    @Test
    void nothingIsSaidToBeFineBeforeEverythingWasLookedAt() {
        listed();
        assertThat(viewModel.radarProperty().get().work()).isInstanceOf(Loadable.Loading.class);
        waits.publish(new Loadable.Unavailable<>(DENIED));
        batch.publish(new Loadable.Unavailable<>(DENIED));
        stacks.publish(new Loadable.Unavailable<>(DENIED));
        Radar radar = viewModel.radarProperty().get();
        assertThat(radar.work().newest().orElseThrow().items()).isEmpty();
        assertThat(radar.missing()).hasSize(3);
    }
}
