package dev.signalbox.console.model.overview.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.overview.KnownRuns;
import dev.signalbox.console.model.overview.OwnPace;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StuckWorkTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final KnownRuns PACED = new KnownRuns(List.of(), Map.of("orders", new OwnPace(200, Duration
            .ofMinutes(
                    10))));

    private static ExecutionSummary running(String machine, String name, Duration age) {
        return new ExecutionSummary(new ExecutionId("arn:aws:states:local-1:000000000000:execution:" + machine + ":"
                + name), ExecutionStatus.RUNNING, NOW.minus(age), Optional.empty());
    }

    private static PendingCallback wait(ExecutionSummary of, Duration age, Optional<Duration> timeout) {
        return new PendingCallback(of.id().arn(), of.id().name(), "callback-download", Optional.empty(), "Wait", NOW
                .minus(
                        age), timeout, Optional.empty(), Optional.empty(), 1, Optional.empty(), "{}");
    }

    private static JobSummary job(String name, JobStatus status, Duration age) {
        return new JobSummary(name, name, "queue", "def:1", status, Optional.empty(), NOW.minus(age), Optional.empty(),
                Optional
                        .empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static StackSummary stack(String name, String status, Instant created) {
        return new StackSummary(name, "arn:" + name, status, Optional.empty(), created, Optional.empty(), Optional
                .empty(), new Stamp(Optional.empty(), Optional.empty(), Optional.empty()), Map.of(), Map.of());
    }

    private static List<Stuck> of(StuckWork.Known known) {
        return StuckWork.of(known, NOW).items();
    }

    @Test
    void aRunIsJudgedByThePaceOfItsOwnStateMachine() {
        var slow = running("orders", "slow", Duration.ofMinutes(11));
        var work = StuckWork.of(new StuckWork.Known(List.of(slow, running("orders", "usual", Duration.ofMinutes(10)),
                running("unknown", "old", Duration.ofDays(3))), PACED, List.of(), List.of(), List.of()), NOW);

        assertThat(work.items()).containsExactly(new Stuck.PastPace(slow, new OwnPace(200, Duration.ofMinutes(10))));
        assertThat(work.unpaced()).isEqualTo(1);
    }

    @Test
    void whatIsOverIsNotStuck() {
        var over = new ExecutionSummary(running("orders", "over", Duration.ofHours(1)).id(), ExecutionStatus.SUCCEEDED,
                NOW
                        .minus(Duration.ofHours(1)), Optional.of(NOW));
        assertThat(of(new StuckWork.Known(List.of(over), PACED, List.of(), List.of(), List.of()))).isEmpty();
    }

    @Test
    void aWaitSaysMoreThanThatItsExecutionIsSlow() {
        var slow = running("orders", "slow", Duration.ofHours(5));
        var intime = wait(slow, Duration.ofHours(4), Optional.of(Duration.ofHours(5)));
        assertThat(of(new StuckWork.Known(List.of(slow), PACED, List.of(intime), List.of(), List.of()))).isEmpty();

        var overdue = wait(slow, Duration.ofHours(4), Optional.of(Duration.ofHours(3)));
        assertThat(of(new StuckWork.Known(List.of(slow), PACED, List.of(overdue), List.of(), List.of())))
                .containsExactly(new Stuck.Overdue(overdue, NOW.minus(Duration.ofHours(1))));

        var endless = wait(slow, Duration.ZERO, Optional.empty());
        assertThat(of(new StuckWork.Known(List.of(slow), PACED, List.of(endless), List.of(), List.of())))
                .containsExactly(
                        new Stuck.Endless(endless));
    }

    @Test
    void aJobMayWaitForAMachineForTenMinutes() {
        var late = job("late", JobStatus.RUNNABLE, Duration.ofMinutes(11));
        assertThat(of(new StuckWork.Known(List.of(), PACED, List.of(), List.of(late, job("fresh", JobStatus.RUNNABLE,
                Duration.ofMinutes(9)), job("runs", JobStatus.RUNNING, Duration.ofDays(1))), List.of())))
                .containsExactly(
                        new Stuck.Machineless(late));
    }

    @Test
    void stacksWaitForAPersonOrWorkForTooLong() {
        var seen = new SeenStacks().saw(List.of(stack("review", "REVIEW_IN_PROGRESS", NOW.minusSeconds(60)), stack(
                "lost",
                "UPDATE_ROLLBACK_FAILED", NOW), stack("slow", "CREATE_IN_PROGRESS", NOW.minus(Duration.ofMinutes(31))),
                stack("new", "CREATE_IN_PROGRESS", NOW.minus(Duration.ofMinutes(29))), stack("updating",
                        "UPDATE_IN_PROGRESS", NOW.minus(Duration.ofDays(9))), stack("fine", "UPDATE_COMPLETE", NOW)),
                NOW);

        assertThat(of(new StuckWork.Known(List.of(), PACED, List.of(), List.of(), seen))).extracting(Stuck::name)
                .containsExactly("lost", "slow", "review");
    }

    @Test
    void aStatusIsAsOldAsItIsKnown() {
        var stacks = new SeenStacks();
        stacks.saw(List.of(stack("s", "UPDATE_IN_PROGRESS", NOW.minus(Duration.ofDays(9)))), NOW.minus(Duration
                .ofMinutes(
                        40)));
        var still = stacks.saw(List.of(stack("s", "UPDATE_IN_PROGRESS", NOW.minus(Duration.ofDays(9)))), NOW);
        assertThat(still.getFirst().since()).isEqualTo(NOW.minus(Duration.ofMinutes(40)));

        var next = stacks.saw(List.of(stack("s", "UPDATE_ROLLBACK_IN_PROGRESS", NOW.minus(Duration.ofDays(9)))), NOW);
        assertThat(next.getFirst().since()).isEqualTo(NOW);
    }
}
