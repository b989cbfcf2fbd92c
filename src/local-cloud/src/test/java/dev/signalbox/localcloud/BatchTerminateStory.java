package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.batch.TestJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A terminated job that does not end when it is asked to: SIGTERM, and SIGKILL after 30 seconds, as ECS does. */
final class BatchTerminateStory {
    @TempDir Path folder;

    @Test
    void killsAStubbornJobAfterThirtySeconds() throws Exception {
        try (var fixture = new LocalCloudFixture(folder);
                var batch = fixture.client(BatchClient.builder());
                var logs = fixture.client(CloudWatchLogsClient.builder());
                var s3 = fixture.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("job.jar"), TestJob.jar(folder.resolve("job.jar")));
            prepare(batch);
            var id = batch.submitJob(s -> s.jobName("stubborn").jobQueue("queue").jobDefinition("def")
                    .containerOverrides(
                            o -> o.command("stubborn"))).jobId();
            var running = awaiting(batch, id, j -> j.status() == JobStatus.RUNNING);
            await(() -> logs.getLogEvents(g -> g.logGroupName("/aws/batch/job").logStreamName(running.container()
                    .logStreamName())).events().stream().anyMatch(e -> e.message().equals("ready")));

            var asked = Instant.now();
            batch.terminateJob(t -> t.jobId(id).reason("enough"));
            var ended = awaiting(batch, id, j -> j.status() == JobStatus.FAILED);

            assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(
                    50));
            assertThat(ended.statusReason()).isEqualTo("enough");
            assertThat(ended.container().exitCode()).isEqualTo(137);
            assertThat(ended.attempts()).hasSize(1);
        }
    }

    private static void prepare(BatchClient batch) {
        batch.createComputeEnvironment(r -> r.computeEnvironmentName("env").type("MANAGED").computeResources(c -> c
                .type("FARGATE").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                        "sg-0a1b2c3d4e5f60001")));
        batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("env")));
        batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container").platformCapabilitiesWithStrings(
                "FARGATE").retryStrategy(t -> t.attempts(3)).containerProperties(c -> c.image("s3://jars/job.jar")
                        .executionRoleArn("arn").resourceRequirements(m -> m.type("VCPU").value("0.25"), m -> m.type(
                                "MEMORY").value("512"))));
    }

    private static JobDetail awaiting(BatchClient batch, String id, Predicate<JobDetail> state) throws Exception {
        await(() -> state.test(batch.describeJobs(d -> d.jobs(id)).jobs().getFirst()));
        return batch.describeJobs(d -> d.jobs(id)).jobs().getFirst();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(90);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
