package dev.signalbox.console.store.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.overview.FailedRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFailuresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

    @TempDir Path folder;
    private final PagedFailures cloud = new PagedFailures();

    private RecentFailures failures(SqliteArchive archive) {
        return new RecentFailures(cloud, archive, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private SqliteArchive archive() {
        return new SqliteArchive(folder.resolve("archive.db"));
    }

    private static ExecutionSummary run(String name, ExecutionStatus status, int second) {
        return new ExecutionSummary(new ExecutionId("arn:aws:states:local-1:000000000000:execution:orders:" + name),
                status,
                NOW, status.isOver() ? Optional.of(NOW.plusSeconds(second)) : Optional.empty());
    }

    private static Loadable<ExecutionList> list(ExecutionSummary... runs) {
        return new Loadable.Ready<>(new ExecutionList(List.of(), Arrays.asList(runs), Map.of()), NOW);
    }

    /** Behind a Catch: the cause is in the oldest of three pages. */
    private static List<HistoryEvent> caught() {
        return new Histories().then("ExecutionStarted").then("TaskStateEntered", "name", "Fetch").then("TaskFailed",
                "error",
                "Http.404", "cause", "no such file").then("FailStateEntered", "name", "GiveUp").then("ExecutionFailed",
                        "error", "Gone").events();
    }

    private static List<FailedRun> shown(RecentFailures failures) {
        return failures.newest().latest().newest().orElseThrow();
    }

    @Test
    void readsTheCausesOfTheNewestFailuresOnce() throws Exception {
        var bad = run("bad", ExecutionStatus.FAILED, 1);
        cloud.histories.put(bad.id(), caught());
        try (var archive = archive()) {
            var failures = failures(archive);
            var all = list(run("good", ExecutionStatus.SUCCEEDED, 9), run("runs", ExecutionStatus.RUNNING, 0), bad, run(
                    "a", ExecutionStatus.FAILED, 2), run("b", ExecutionStatus.FAILED, 3), run("c",
                            ExecutionStatus.TIMED_OUT, 4), run("d", ExecutionStatus.FAILED, 5));
            failures.saw(all);
            failures.saw(all);

            assertThat(shown(failures)).extracting(f -> f.run().id().name()).containsExactly("d", "c", "b", "a", "bad");
            assertThat(shown(failures).getLast().cause()).map(RootCause::state).contains("Fetch");
            assertThat(cloud.asked).containsExactly("d", "c", "b", "a", "bad", "bad");
        }
    }

    @Test
    void namesTheStateWhoseEntryIsOnThePageBeforeTheFailure() throws Exception {
        var bad = run("bad", ExecutionStatus.FAILED, 1);
        cloud.histories.put(bad.id(), new Histories().then("ExecutionStarted").then("TaskStateEntered", "name", "Fetch")
                .then("TaskFailed", "error", "Http.404").then("ExecutionFailed", "error", "Http.404").events());
        try (var archive = archive()) {
            var failures = failures(archive);
            failures.saw(list(bad));
            assertThat(shown(failures).getFirst().cause()).map(RootCause::state).contains("Fetch");
        }
    }

    @Test
    void takesTheCauseFromTheArchiveWithoutACall() throws Exception {
        var bad = run("bad", ExecutionStatus.FAILED, 1);
        try (var archive = archive()) {
            archive.saw(List.of(bad));
            archive.keep(bad.id(), Optional.empty(), caught());
            var failures = failures(archive);
            failures.saw(list(bad));

            assertThat(shown(failures).getFirst().cause()).map(RootCause::error).contains("Http.404");
            assertThat(cloud.asked).isEmpty();
        }
    }

    @Test
    void whatIsDeniedIsSaidAndNotAskedForAgainAndWhatIsThrottledRests() throws Exception {
        cloud.failure = Optional.of(new Failure.Denied("AccessDenied", "not you", Optional.empty()));
        try (var archive = archive()) {
            var failures = failures(archive);
            failures.saw(list(run("bad", ExecutionStatus.FAILED, 1)));
            failures.saw(list(run("bad", ExecutionStatus.FAILED, 1)));
            assertThat(shown(failures).getFirst().obstacle()).containsInstanceOf(Failure.Denied.class);
            assertThat(cloud.asked).hasSize(1);

            cloud.failure = Optional.of(new Failure.Throttled("Throttling", "slower", Optional.empty()));
            failures.saw(list(run("c", ExecutionStatus.FAILED, 3), run("b", ExecutionStatus.FAILED, 2)));
            failures.saw(list(run("c", ExecutionStatus.FAILED, 3), run("b", ExecutionStatus.FAILED, 2)));
            assertThat(cloud.asked).containsExactly("bad", "c");
            assertThat(shown(failures).getFirst().obstacle()).containsInstanceOf(Failure.Throttled.class);
        }
    }

    @Test
    void aListThatCouldNotBeReadAnewKeepsWhatWasKnown() throws Exception {
        try (var archive = archive()) {
            var failures = failures(archive);
            var why = new Failure.Denied("AccessDenied", "not you", Optional.empty());
            failures.saw(new Loadable.Unavailable<>(why));
            assertThat(failures.newest().latest()).isEqualTo(new Loadable.Unavailable<>(why));
            failures.saw(list(run("bad", ExecutionStatus.FAILED, 1)).failed(why));
            assertThat(failures.newest().latest()).isInstanceOf(Loadable.Stale.class);
            assertThat(shown(failures)).hasSize(1);
        }
    }
}
