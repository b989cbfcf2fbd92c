package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.CancelJobRequest;
import software.amazon.awssdk.services.batch.model.CancelJobResponse;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** Jobs that wait for others, and array jobs. */
final class DependenciesTest {
    @TempDir Path folder;
    private BatchFixture batch;

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 100);
        batch.queue("queue", 1, "env");
        batch.define("one", 1, d -> {});
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private String after(String... ids) {
        return batch.submit("after", "queue", "one", s -> s.dependsOn(Arrays.stream(ids).map(
                id -> JobDependency.builder().jobId(id).build()).toList()));
    }

    @Test
    void waitsForAllThatItDependsOn() {
        var a = batch.submit("a", "queue", "one");
        var b = batch.submit("b", "queue", "one");
        var c = after(a, b);
        assertThat(batch.status(c)).isEqualTo(JobStatus.PENDING);

        batch.exits(a, 0);
        assertThat(batch.status(c)).isEqualTo(JobStatus.PENDING);
        batch.exits(b, 0);

        assertThat(batch.status(c)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void failureGoesDownTheChain() {
        var a = batch.submit("a", "queue", "one");
        var b = after(a);
        var c = after(b);

        batch.exits(a, 1);

        assertThat(batch.status(b)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(c).statusReason()).isEqualTo("Dependent Job failed");
    }

    @Test
    void stillWaitsAfterACrash() {
        var a = batch.submit("a", "queue", "one", s -> s.retryStrategy(r -> r.attempts(3)));
        var b = after(a);
        batch.crashAndStart();
        assertThat(batch.status(b)).isEqualTo(JobStatus.PENDING);

        batch.exits(a, 0);

        assertThat(batch.status(b)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void pendingJobIsCancelledOnceItsDependenciesHaveEnded() {
        var a = batch.submit("a", "queue", "one");
        var b = after(a);

        batch.call(CancelJobRequest.builder().jobId(b).reason("no").build(), CancelJobResponse.class);
        assertThat(batch.status(b)).isEqualTo(JobStatus.PENDING);
        batch.exits(a, 0);

        assertThat(batch.status(b)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(b).statusReason()).isEqualTo("no");
    }

    @Test
    void refusesADependencyOnNothing() {
        assertThatThrownBy(() -> after("nothing")).isInstanceOf(ClientException.class)
                .hasMessageContaining("nothing does not exist");
    }

    @Test
    void arrayRunsEveryChildAndEndsWithTheLast() {
        var id = batch.submit("array", "queue", "one", s -> s.arrayProperties(a -> a.size(3)));
        assertThat(batch.status(id)).isEqualTo(JobStatus.PENDING);
        assertThat(batch.runner.attempts()).extracting(a -> a.order.environment().get("AWS_BATCH_JOB_ARRAY_INDEX"))
                .containsExactly("0", "1", "2");

        batch.exits(id + ":0", 0);
        batch.exits(id + ":1", 0);
        assertThat(batch.job(id).arrayProperties().statusSummary()).containsEntry("SUCCEEDED", 2).containsEntry(
                "STARTING", 1);
        batch.exits(id + ":2", 0);

        assertThat(batch.status(id)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void arrayFailsWithAnyChildButLetsTheOthersEnd() {
        var id = batch.submit("array", "queue", "one", s -> s.arrayProperties(a -> a.size(2)));

        batch.exits(id + ":0", 1);
        assertThat(batch.status(id)).isEqualTo(JobStatus.PENDING);
        batch.crashAndStart();
        assertThat(batch.status(id + ":0")).isEqualTo(JobStatus.FAILED);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.list(l -> l.arrayJobId(id).jobStatus(JobStatus.FAILED)).jobSummaryList()).hasSize(2);
    }

    @Test
    void sequentialArrayRunsOneChildAfterTheOther() {
        var id = batch.submit("array", "queue", "one",
                s -> s.arrayProperties(a -> a.size(3)).dependsOn(d -> d.type("SEQUENTIAL")));
        assertThat(batch.runner.attempts()).hasSize(1);

        batch.exits(id + ":0", 0);
        assertThat(batch.status(id + ":1")).isEqualTo(JobStatus.STARTING);
        batch.exits(id + ":1", 1);

        assertThat(batch.status(id + ":2")).isEqualTo(JobStatus.FAILED);
        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void eachChildWaitsForItsTwinInAnotherArray() {
        var first = batch.submit("first", "queue", "one", s -> s.arrayProperties(a -> a.size(2)));
        var second = batch.submit("second", "queue", "one",
                s -> s.arrayProperties(a -> a.size(2)).dependsOn(d -> d.jobId(first).type("N_TO_N")));

        batch.exits(first + ":1", 0);

        assertThat(batch.status(second + ":1")).isEqualTo(JobStatus.STARTING);
        assertThat(batch.status(second + ":0")).isEqualTo(JobStatus.PENDING);
    }

    @Test
    void tenThousandChildrenInAChainFailWithoutOverflow() {
        var id = batch.submit("array", "queue", "one",
                s -> s.arrayProperties(a -> a.size(10_000)).dependsOn(d -> d.type("SEQUENTIAL")));

        batch.exits(id + ":0", 1);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
    }
}
