package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueRequest;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** Queues that are deleted while they have jobs. */
final class QueueLifecycleTest {
    @TempDir Path folder;
    private BatchFixture batch;
    private String running = "";
    private String waiting = "";

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 2);
        batch.queue("queue", 1, "env");
        batch.define("two", 2, d -> {});
        running = batch.submit("running", "queue", "two");
        waiting = batch.submit("waiting", "queue", "two");
        batch.runner.last().runs();
        batch.queueState("queue", JQState.DISABLED);
        batch.environmentState("env", CEState.DISABLED);
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private void delete() {
        batch.call(DeleteJobQueueRequest.builder().jobQueue("queue").build(), DeleteJobQueueResponse.class);
    }

    private List<JobQueueDetail> queues() {
        return batch.call(DescribeJobQueuesRequest.builder().build(), DescribeJobQueuesResponse.class).jobQueues();
    }

    @Test
    void isDeletingUntilItsLastJobHasEnded() {
        delete();

        assertThat(queues()).singleElement().satisfies(q -> assertThat(q.status()).isEqualTo(JQStatus.DELETING));
        assertThat(batch.status(waiting)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.runner.last().stops).isOne();
        delete();
        assertThatThrownBy(() -> batch.queueState("queue", JQState.ENABLED)).isInstanceOf(ClientException.class)
                .hasMessageContaining("Cannot update, resource is being modified");
        var environment = DeleteComputeEnvironmentRequest.builder().computeEnvironment("env").build();
        assertThatThrownBy(() -> batch.call(environment, DeleteComputeEnvironmentResponse.class)).isInstanceOf(
                ClientException.class).hasMessageContaining("Cannot delete, found existing JobQueue relationship");

        batch.exits(running, 143);

        assertThat(queues()).isEmpty();
        batch.call(environment, DeleteComputeEnvironmentResponse.class);
    }

    @Test
    void crashWhileDeletingForgetsTheQueueAndItsEndedJobsStay() {
        delete();
        batch.crashAndStart();
        assertThat(queues()).isEmpty();
        assertThat(batch.status(running)).isEqualTo(JobStatus.FAILED);
    }
}
