package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitAction;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueResponse;

/** Jobs that can never start, what they say, and what a queue's time limits do with them. */
final class BlockedQueueTest {
    private static final String MAX_RESOURCE = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE";
    private static final String RESOURCE_REQUIREMENT = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT";

    @TempDir Path folder;
    private BatchFixture batch;

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 4, "c5.large");
        batch.queue("queue", 1, "env");
        batch.define("two", 2, d -> {});
        batch.define("four", 4, d -> {});
        batch.define("eight", 8, d -> {});
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private void limits(JobStateTimeLimitAction... actions) {
        batch.call(UpdateJobQueueRequest.builder().jobQueue("queue").jobStateTimeLimitActions(actions).build(),
                UpdateJobQueueResponse.class);
    }

    private static JobStateTimeLimitAction limit(String reason,
            Consumer<JobStateTimeLimitAction.Builder> more) {
        return JobStateTimeLimitAction.builder().reason(reason).state("RUNNABLE").maxTimeSeconds(600).action("CANCEL")
                .applyMutation(more).build();
    }

    private static JobStateTimeLimitAction limit(String reason) {
        return limit(reason, a -> {});
    }

    @Test
    void saysThatNoEnvironmentIsLargeEnough() {
        var id = batch.submit("a", "queue", "eight");
        assertThat(batch.status(id)).isEqualTo(JobStatus.RUNNABLE);
        assertThat(batch.job(id).statusReason()).isEqualTo(MAX_RESOURCE
                + " - CE(s) associated with the job queue cannot meet the CPU requirement of the job.");
    }

    @Test
    void saysThatNoMachineIsLargeEnough() {
        var cpus = batch.submit("a", "queue", "four");
        assertThat(batch.job(cpus).statusReason()).isEqualTo(RESOURCE_REQUIREMENT + " - The job resource requirement"
                + " (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.");
        batch.terminate(cpus, "next");
        var memory = batch.submit("b", "queue", "two", s -> s.containerOverrides(c -> c.resourceRequirements(r -> r
                .type("MEMORY").value("16000"))));
        assertThat(batch.job(memory).statusReason()).startsWith(RESOURCE_REQUIREMENT);
    }

    @Test
    void startsAndSaysNothingMoreOnceTheEnvironmentIsLargeEnough() {
        batch.environment("large", 4);
        batch.queue("wide", 1, "large");
        var id = batch.submit("a", "wide", "eight");
        assertThat(batch.job(id).statusReason()).startsWith(MAX_RESOURCE);

        batch.maxVcpus("large", 8);

        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
        assertThat(batch.job(id).statusReason()).isNull();
    }

    @Test
    void cancelsTheBlockingJobAfterTheTimeLimitAndGoesOnWithTheNext() {
        limits(limit(MAX_RESOURCE), limit(RESOURCE_REQUIREMENT, a -> a.maxTimeSeconds(900)));
        var large = batch.submit("a", "queue", "eight");
        var machine = batch.submit("b", "queue", "four");
        var small = batch.submit("c", "queue", "two");

        batch.time.advance(Duration.ofSeconds(599));
        assertThat(batch.status(large)).isEqualTo(JobStatus.RUNNABLE);
        batch.time.advance(Duration.ofSeconds(1));

        assertThat(batch.status(large)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(large).statusReason()).isEqualTo("Canceled by JobStateTimeLimit action due to reason: "
                + MAX_RESOURCE);
        assertThat(batch.status(machine)).isEqualTo(JobStatus.RUNNABLE);
        batch.time.advance(Duration.ofSeconds(900));
        assertThat(batch.status(machine)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.status(small)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void timeLimitGoesOnOverACrash() {
        limits(limit(MAX_RESOURCE));
        var large = batch.submit("a", "queue", "eight");
        batch.time.advance(Duration.ofSeconds(400));
        batch.crashAndStart();
        batch.time.advance(Duration.ofSeconds(199));
        assertThat(batch.status(large)).isEqualTo(JobStatus.RUNNABLE);
        batch.time.advance(Duration.ofSeconds(1));
        assertThat(batch.status(large)).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void withoutALimitTheJobStaysAndCanBeCancelledByHand() {
        var large = batch.submit("a", "queue", "eight");
        var small = batch.submit("b", "queue", "two");
        batch.time.advance(Duration.ofDays(1));
        assertThat(batch.status(small)).isEqualTo(JobStatus.RUNNABLE);
        batch.terminate(large, "too large");
        assertThat(batch.status(small)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void refusesLimitsThatAwsDoesNotKnow() {
        refused("Invalid job action. Valid job actions: [CANCEL]", limit(MAX_RESOURCE, a -> a.action("TERMINATE")));
        refused("Invalid job state", limit(MAX_RESOURCE, a -> a.state("RUNNING")));
        refused("Invalid job reason", limit("SOMETHING"));
        refused("maxTimeSeconds must be between 600 and 86400.", limit(MAX_RESOURCE, a -> a.maxTimeSeconds(599)));
        refused("Duplicate job state limit actions are not allowed.", limit(MAX_RESOURCE), limit(MAX_RESOURCE));
    }

    private void refused(String why, JobStateTimeLimitAction... actions) {
        assertThatThrownBy(() -> limits(actions)).isInstanceOf(ClientException.class).hasMessageContaining(why);
    }

    @Test
    void machinesAreAsLargeAsTheirNamesTell() {
        assertThat(InstanceTypes.fit(List.of("c5.large", "m5.2xlarge"), 8000, 32_768)).isTrue();
        assertThat(InstanceTypes.fit(List.of("c5.large", "m5.2xlarge"), 9000, 512)).isFalse();
        assertThat(InstanceTypes.fit(List.of("m7g.large"), 2000, 9000)).isFalse();
        assertThat(InstanceTypes.fit(List.of("m7g"), 64_000, 9000)).isTrue();
        assertThat(InstanceTypes.fit(List.of("c4.8xlarge"), 36_000, 512)).isTrue();
        assertThat(InstanceTypes.fit(List.of("c6g.metal"), 64_000, 512)).isTrue();
        assertThat(InstanceTypes.fit(List.of("x2gd.large"), 2000, 64_000)).isTrue();
    }
}
