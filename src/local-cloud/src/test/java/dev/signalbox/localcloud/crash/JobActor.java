package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.batch.TestJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** Submits jobs; one whose attempt the crash ended is tried again, as on a lost host. */
final class JobActor implements Actor {
    private static final int MOST = 3;
    private final BatchClient batch;
    private final S3Client s3;
    private final Set<String> submitted = new TreeSet<>();
    private int open;

    JobActor(BatchClient batch, S3Client s3) {
        this.batch = batch;
        this.s3 = s3;
    }

    @Override
    public void prepare() {
        s3.createBucket(r -> r.bucket("jars"));
        s3.putObject(r -> r.bucket("jars").key("job.jar"), RequestBody.fromBytes(jar()));
        batch.createComputeEnvironment(r -> r.computeEnvironmentName("env").type("MANAGED").computeResources(c -> c
                .type("FARGATE").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                        "sg-0a1b2c3d4e5f60001")));
        Until.holds(() -> batch.describeComputeEnvironments(r -> r.computeEnvironments("env")).computeEnvironments()
                .stream().allMatch(e -> e.status() == CEStatus.VALID), () -> "the environment is not valid");
        batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("env")));
        batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container").platformCapabilitiesWithStrings(
                "FARGATE").retryStrategy(s -> s.attempts(10)).containerProperties(c -> c.image("s3://jars/job.jar")
                        .command("exit", "0").executionRoleArn("arn:aws:iam::000000000000:role/exec")
                        .resourceRequirements(m -> m.type("VCPU").value("0.25"), m -> m.type("MEMORY").value("512"))));
    }

    private static byte[] jar() {
        try {
            return Files.readAllBytes(TestJob.jar(Files.createTempFile("job", ".jar")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Few at a time, for each is a process. */
    @Override
    public void step(Random random) {
        if (open < MOST) {
            open++;
            submitted.add(batch.submitJob(r -> r.jobName("j").jobQueue("queue").jobDefinition("def")).jobId());
        } else {
            open = (int) statuses().filter(status -> status != JobStatus.SUCCEEDED).count();
        }
    }

    private Stream<JobStatus> statuses() {
        var last = submitted.stream().skip(Math.max(0, submitted.size() - 90)).toList();
        return last.isEmpty() ? Stream.empty()
                : batch.describeJobs(r -> r.jobs(last)).jobs().stream().map(j -> j
                        .status());
    }

    @Override
    public void check() {
        assertThat(statuses()).hasSize(Math.min(90, submitted.size())).doesNotContain(JobStatus.FAILED);
        open = MOST;
    }

    @Override
    public void finish() {
        Until.holds(() -> statuses().allMatch(status -> status == JobStatus.SUCCEEDED), () -> "jobs are " + statuses()
                .toList());
    }
}
