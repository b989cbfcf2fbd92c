package dev.signalbox.console.store.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.batch.BatchSamples;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.model.batch.bulk.JobResult;
import dev.signalbox.console.model.batch.bulk.JobResult.Kind;
import dev.signalbox.console.model.batch.bulk.JobRun;
import dev.signalbox.console.screen.batch.ScriptedBatch;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobActsTest {
    private final ScriptedBatch batch = new ScriptedBatch();
    private final Clock clock = Clock.fixed(ScriptedBatch.NOON, ZoneOffset.UTC);
    private final Tasks tasks = new Tasks(clock);
    private final JobActs acts = new JobActs(batch, new BatchStore(batch.ports(), batch, Work.on(Runnable::run), clock),
            tasks, Runnable::run, _ -> {});

    private JobRun run(JobAct act) {
        acts.begin("what", JobPlan.of(act, batch.jobs), "because");
        return acts.state().latest().orElseThrow();
    }

    @Test
    void leavesOutWhatCannotBeDone() {
        batch.add("over", JobStatus.FAILED, 3);
        batch.add("runs", JobStatus.RUNNING, 2);
        batch.add("waits", JobStatus.RUNNABLE, 1);

        run(JobAct.CANCEL);

        assertThat(batch.commands).containsExactly("cancel id-waits");
        assertThat(JobPlan.of(JobAct.CANCEL, batch.jobs).lines()).extracting(JobPlan.Line::obstacle).containsExactly(
                Optional.of(JobAct.Obstacle.OVER), Optional.of(JobAct.Obstacle.STARTED), Optional.empty());
    }

    @Test
    void aCancelledJobIsCancelledOnlyWhenItIsSeenToBe() {
        batch.add("a", JobStatus.RUNNABLE, 1);

        assertThat(run(JobAct.CANCEL).results().get("id-a").kind()).isEqualTo(Kind.ENDED);
    }

    @Test
    void aJobThatStartedMeanwhileGoesOnThoughAwsSaidYes() {
        batch.add("a", JobStatus.RUNNABLE, 1);
        batch.afterwards = JobStatus.STARTING;

        assertThat(run(JobAct.CANCEL).results().get("id-a")).isEqualTo(new JobResult(Kind.GOES_ON, Optional.of(
                JobStatus.STARTING), ""));
        assertThat(tasks.states().latest().getFirst().phase()).isEqualTo(TaskState.Phase.FAILED);
    }

    @Test
    void aJobThatTakesItsTimeIsSaidToBeAsked() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.afterwards = JobStatus.RUNNING;

        assertThat(run(JobAct.TERMINATE).results().get("id-a").kind()).isEqualTo(Kind.ASKED);
        assertThat(tasks.states().latest().getFirst().detail()).isEqualTo("0 done, 1 not");
    }

    @Test
    void keepsAwssWordsForEachRefusal() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.failure = new Failure.Denied("AccessDenied", "not you", Optional.of("r-1"));

        assertThat(run(JobAct.TERMINATE).results().get("id-a")).isEqualTo(new JobResult(Kind.REFUSED, Optional.empty(),
                "AccessDenied: not you"));
        assertThat(tasks.states().latest().getFirst().phase()).isEqualTo(TaskState.Phase.FAILED);
    }

    @Test
    void submitsAgainButNoChildrenOfArrays() {
        batch.add("a", JobStatus.FAILED, 1);
        batch.jobs.add(BatchSamples.with(BatchSamples.job("child", JobStatus.FAILED, 1), Optional.empty(), Optional.of(
                new JobSummary.ArrayPart(0, Optional.of(1)))));

        assertThat(run(JobAct.AGAIN).results()).isEqualTo(java.util.Map.of("id-a", new JobResult(Kind.SUBMITTED,
                Optional
                        .empty(), "new-id-a")));
        assertThat(batch.commands).isEqualTo(List.of("submit id-a"));
    }

    @Test
    void whatTheOperatorStopsIsNotBegun() {
        batch.add("a", JobStatus.RUNNING, 1);
        batch.add("b", JobStatus.RUNNING, 2);
        acts.state().subscribe(s -> s.filter(r -> r.phase() == JobRun.Phase.LOOKING).ifPresent(_ -> acts.cancel()));
        batch.afterwards = JobStatus.RUNNING;

        assertThat(run(JobAct.TERMINATE).phase()).isEqualTo(JobRun.Phase.CANCELLED);
    }
}
