package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.FrontOfQueueJobSummary;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotRequest;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueResponse;

/** Who starts when. */
final class SchedulerTest {
    @TempDir Path folder;
    private BatchFixture batch;

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 4);
        batch.queue("queue", 1, "env");
        batch.define("two", 2, d -> {});
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void startsAJobAndTellsItWhoItIs() {
        var id = batch.submit("run-1", "queue", "two", s -> s.parameters(Map.of("URI", "exec-1")));

        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
        var order = batch.runner.last().order;
        assertThat(order.command()).containsExactly("download", "exec-1");
        assertThat(order.environment()).containsEntry("AWS_BATCH_JOB_ID", id).containsEntry("AWS_BATCH_JOB_ATTEMPT",
                "1").containsEntry("AWS_BATCH_JQ_NAME", "queue").containsEntry("AWS_BATCH_CE_NAME", "env");
        assertThat(order.log().group()).isEqualTo("/aws/batch/job");
        assertThat(order.log().stream()).startsWith("two/default/");
    }

    @Test
    void endsAJobWithItsExitCodeAndTimes() {
        var id = batch.submit("run-1", "queue", "two");
        batch.runner.last().runs();
        assertThat(batch.status(id)).isEqualTo(JobStatus.RUNNING);

        batch.time.advance(Duration.ofSeconds(5));
        batch.runner.last().exits(0);

        var job = batch.job(id);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.statusReason()).isEqualTo("Essential container in task exited");
        assertThat(job.stoppedAt() - job.startedAt()).isEqualTo(5000);
        assertThat(job.container().exitCode()).isZero();
        assertThat(job.attempts()).singleElement().satisfies(a -> {
            assertThat(a.container().exitCode()).isZero();
            assertThat(a.container().containerInstanceArn()).startsWith(
                    "arn:aws:ecs:local-1:000000000000:container-instance/AWSBatch-env-");
            assertThat(a.container().logStreamName()).isEqualTo(job.container().logStreamName());
        });
    }

    @Test
    void neverExceedsTheVcpusOfAnEnvironment() {
        var first = batch.submit("a", "queue", "two");
        batch.submit("b", "queue", "two");
        var third = batch.submit("c", "queue", "two");

        assertThat(batch.runner.attempts()).hasSize(2);
        assertThat(batch.status(third)).isEqualTo(JobStatus.RUNNABLE);

        batch.exits(first, 0);
        assertThat(batch.status(third)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void usesTheNextEnvironmentOfTheQueueWhenTheFirstIsFull() {
        batch.environment("spare", 2);
        batch.queue("wide", 1, "env", "spare");
        batch.submit("a", "wide", "two");
        batch.submit("b", "wide", "two");

        batch.submit("c", "wide", "two");

        assertThat(batch.runner.last().order.environment()).containsEntry("AWS_BATCH_CE_NAME", "spare");
    }

    @Test
    void keepsTheOrderOfTheQueueOverACrash() {
        var first = batch.submit("a", "queue", "two", s -> s.retryStrategy(r -> r.attempts(2)));
        batch.submit("b", "queue", "two");
        var third = batch.submit("c", "queue", "two");
        var fourth = batch.submit("d", "queue", "two");

        batch.crashAndStart();

        assertThat(batch.status(first)).as("retried, before those behind it").isEqualTo(JobStatus.STARTING);
        assertThat(batch.status(third)).as("in place of b, which had one attempt").isEqualTo(JobStatus.STARTING);
        assertThat(batch.status(fourth)).isEqualTo(JobStatus.RUNNABLE);
    }

    @Test
    void servesTheQueueOfHigherPriorityFirst() {
        batch.queue("urgent", 10, "env");
        batch.define("four", 4, d -> {});
        var running = batch.submit("a", "queue", "four");
        var low = batch.submit("low", "queue", "two");
        var high = batch.submit("high", "urgent", "four");

        batch.exits(running, 0);

        assertThat(batch.status(high)).isEqualTo(JobStatus.STARTING);
        assertThat(batch.status(low)).isEqualTo(JobStatus.RUNNABLE);
    }

    @Test
    void keepsRoomForAWaitingJobOfHigherPriority() {
        batch.queue("urgent", 10, "env");
        batch.define("four", 4, d -> {});
        batch.submit("a", "queue", "two");
        batch.submit("large", "urgent", "four");

        var overtaking = batch.submit("small", "queue", "two");

        assertThat(batch.status(overtaking)).isEqualTo(JobStatus.RUNNABLE);
    }

    @Test
    void disabledQueueTakesNoJobsButFinishesItsOwn() {
        batch.submit("a", "queue", "two");
        batch.submit("b", "queue", "two");
        var waiting = batch.submit("c", "queue", "two");
        batch.call(UpdateJobQueueRequest.builder().jobQueue("queue").state(JQState.DISABLED).build(),
                UpdateJobQueueResponse.class);

        assertThatThrownBy(() -> batch.submit("d", "queue", "two")).isInstanceOf(ClientException.class)
                .hasMessageContaining("DISABLED");
        batch.runner.attempts().getFirst().runs().exits(0);
        batch.time.settle();
        assertThat(batch.status(waiting)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void disabledEnvironmentStartsNothingUntilEnabled() {
        batch.environmentState("env", CEState.DISABLED);
        var id = batch.submit("a", "queue", "two");
        assertThat(batch.status(id)).isEqualTo(JobStatus.RUNNABLE);

        batch.environmentState("env", CEState.ENABLED);

        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void showsTheFrontOfTheQueue() {
        batch.submit("a", "queue", "two");
        batch.submit("b", "queue", "two");
        var third = batch.submit("c", "queue", "two");
        var fourth = batch.submit("d", "queue", "two");

        var front = batch.call(GetJobQueueSnapshotRequest.builder().jobQueue("queue").build(),
                GetJobQueueSnapshotResponse.class).frontOfQueue();

        assertThat(front.jobs()).extracting(FrontOfQueueJobSummary::jobArn).containsExactly(
                "arn:aws:batch:local-1:000000000000:job/" + third, "arn:aws:batch:local-1:000000000000:job/" + fourth);
    }
}
