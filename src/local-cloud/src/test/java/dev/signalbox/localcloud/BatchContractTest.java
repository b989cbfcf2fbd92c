package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.service.batch.TestJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.BatchException;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.s3.S3Client;

/** Batch over the wire with the real SDK. Environments are disabled, so no job runs, but where a test enables one. */
final class BatchContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private BatchClient batch;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        batch = fixture.client(BatchClient.builder());
    }

    @AfterEach
    void stop() {
        batch.close();
        fixture.close();
    }

    private String environment(String name, Consumer<CreateComputeEnvironmentRequest.Builder> more) {
        var arn = batch.createComputeEnvironment(r -> r.computeEnvironmentName(name).type("MANAGED").computeResources(
                c -> c.type("FARGATE").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                        "sg-0a1b2c3d4e5f60001")).applyMutation(more)).computeEnvironmentArn();
        batch.updateComputeEnvironment(u -> u.computeEnvironment(arn).state(CEState.DISABLED));
        return arn;
    }

    private String queue() {
        environment("env", r -> {});
        return batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("env"))).jobQueueArn();
    }

    private String define(Consumer<RegisterJobDefinitionRequest.Builder> more) {
        return batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container")
                .platformCapabilitiesWithStrings(
                        "FARGATE").parameters(Map.of("URI", "none")).containerProperties(c -> c.image(
                                "s3://jars/job.jar").command("run", "Ref::URI")
                                .executionRoleArn("arn:aws:iam::000000000000:role/exec").resourceRequirements(m -> m
                                        .type(
                                                "VCPU").value("0.25"), m -> m.type("MEMORY").value("512")))
                .applyMutation(more))
                .jobDefinitionArn();
    }

    @Test
    void keepsAComputeEnvironmentThroughARestart() {
        var arn = environment("env", r -> r.tags(Map.of("team", "a")));
        batch.tagResource(t -> t.resourceArn(arn).tags(Map.of("stage", "b")));
        fixture.restart();

        try (var again = fixture.client(BatchClient.builder())) {
            var found = again.describeComputeEnvironments(d -> d.computeEnvironments("env")).computeEnvironments();
            assertThat(found).singleElement().satisfies(e -> {
                assertThat(e.computeEnvironmentArn()).isEqualTo(arn);
                assertThat(e.status()).isEqualTo(CEStatus.VALID);
                assertThat(e.computeResources().maxvCpus()).isEqualTo(4);
                assertThat(e.tags()).containsEntry("team", "a").containsEntry("stage", "b");
            });
        }
    }

    @Test
    void refusesToDeleteWhatIsEnabledOrInUse() {
        var arn = queue();
        refused(() -> batch.deleteJobQueue(d -> d.jobQueue(arn)), "DISABLED");
        refused(() -> batch.deleteComputeEnvironment(d -> d.computeEnvironment("env")), "JobQueue relationship");

        batch.updateJobQueue(u -> u.jobQueue("queue").state(JQState.DISABLED));
        batch.deleteJobQueue(d -> d.jobQueue("queue"));
        batch.deleteComputeEnvironment(d -> d.computeEnvironment("env"));

        assertThat(batch.describeComputeEnvironments().computeEnvironments()).isEmpty();
        assertThat(batch.describeJobQueues().jobQueues()).isEmpty();
    }

    private static void refused(Runnable call, String why) {
        assertThatThrownBy(call::run).isInstanceOf(ClientException.class).hasMessageContaining(why);
    }

    @Test
    void numbersRevisionsAndKeepsDeregisteredOnes() {
        define(r -> {});
        var second = define(r -> r.parameters(Map.of("URI", "Test")));
        batch.deregisterJobDefinition(d -> d.jobDefinition(second));

        assertThat(second).endsWith(":job-definition/def:2");
        assertThat(batch.describeJobDefinitions(d -> d.jobDefinitionName("def").status("ACTIVE")).jobDefinitions())
                .extracting(JobDefinition::revision).containsExactly(1);
        assertThat(batch.describeJobDefinitions(d -> d.jobDefinitions(second)).jobDefinitions()).singleElement()
                .satisfies(d -> assertThat(d.status()).isEqualTo("INACTIVE"));
        assertThat(define(r -> {})).endsWith(":3");
    }

    @Test
    void refusesResourcesThatFargateDoesNotOffer() {
        refused(() -> define(r -> r.containerProperties(c -> c.image("s3://jars/job.jar").executionRoleArn("arn")
                .resourceRequirements(m -> m.type("VCPU").value("1"), m -> m.type("MEMORY").value("512")))),
                "Fargate resource requirements (1.00 vCPU, 512 MiB) not valid.");
    }

    @Test
    void namesWhatItDoesNotSupport() {
        queue();
        define(r -> {});
        refused(() -> environment("mine", r -> r.type("UNMANAGED")), "UNMANAGED");
        refused(() -> submit("a", s -> s.schedulingPriorityOverride(3)), "fair share scheduling policy");
        assertThatThrownBy(() -> batch.createSchedulingPolicy(p -> p.name("fair"))).isInstanceOf(BatchException.class)
                .hasMessageContaining("createschedulingpolicy");
    }

    private String submit(String name,
            Consumer<SubmitJobRequest.Builder> more) {
        return batch.submitJob(s -> s.jobName(name).jobQueue("queue").jobDefinition("def").applyMutation(more)).jobId();
    }

    @Test
    void describesASubmittedJobWithItsOverrides() {
        var queue = queue();
        var definition = define(r -> r.parameters(Map.of("URI", "Test")).timeout(t -> t.attemptDurationSeconds(90)));

        var id = submit("run-1", s -> s.parameters(Map.of("URI", "exec")).tags(Map.of("k", "v")).containerOverrides(
                o -> o.environment(e -> e.name("A").value("1")).resourceRequirements(m -> m.type("MEMORY").value(
                        "1024"))));

        assertThat(batch.describeJobs(d -> d.jobs(id)).jobs()).singleElement().satisfies(job -> {
            assertThat(job.jobQueue()).isEqualTo(queue);
            assertThat(job.jobDefinition()).isEqualTo(definition);
            assertThat(job.parameters()).containsEntry("URI", "exec");
            assertThat(job.container().command()).containsExactly("run", "Ref::URI");
            assertThat(job.container().resourceRequirements()).extracting(r -> r.value()).containsExactly("0.25",
                    "1024");
            assertThat(job.timeout().attemptDurationSeconds()).isEqualTo(90);
            assertThat(job.createdAt()).isGreaterThan(1_500_000_000_000L);
            assertThat(List.of(job.hasDependsOn(), job.hasAttempts(), job.container().hasVolumes(), job.container()
                    .hasMountPoints(), job.container().hasUlimits(), job.container().hasSecrets())).as(
                            "empty lists that AWS answers").containsOnly(true);
        });
    }

    @Test
    void refusesBadNamesUnknownQueuesAndDisabledOnes() {
        queue();
        define(r -> {});
        refused(() -> submit("has spaces", s -> {}),
                "Error executing request, Exception : Job name should match valid pattern");
        refused(() -> submit("a", s -> s.jobQueue("other")), "JobQueue other not found.");
        refused(() -> submit("a", s -> s.jobDefinition("def:9")), "JobDefinition def:9 not found.");
        batch.updateJobQueue(u -> u.jobQueue("queue").state(JQState.DISABLED));
        refused(() -> submit("a", s -> {}), "DISABLED");
    }

    @Test
    void listsByNamePrefixInPagesNewestFirst() {
        queue();
        define(r -> {});
        IntStream.range(0, 5).forEach(i -> submit("night-" + i, s -> {}));
        submit("day-1", s -> {});

        var names = batch.listJobsPaginator(l -> l.jobQueue("queue").maxResults(2).filters(f -> f.name("JOB_NAME")
                .values("NIGHT-*"))).stream().flatMap(p -> p.jobSummaryList().stream()).map(JobSummary::jobName);

        assertThat(names).containsExactly("night-4", "night-3", "night-2", "night-1", "night-0");
        assertThat(batch.listJobs(l -> l.jobQueue("queue")).jobSummaryList()).as("only RUNNING").isEmpty();
        assertThat(batch.listJobs(l -> l.jobQueue("queue").jobStatus(JobStatus.SUCCEEDED)).jobSummaryList()).isEmpty();
    }

    @Test
    void runsAJarFromS3AndKeepsItsLog() throws Exception {
        try (var s3 = fixture.client(S3Client.builder().forcePathStyle(true));
                var logs = fixture.client(CloudWatchLogsClient.builder())) {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("job.jar"), TestJob.jar(folder.resolve("job.jar")));
            queue();
            batch.updateComputeEnvironment(u -> u.computeEnvironment("env").state(CEState.ENABLED));
            define(r -> {});

            var job = ended(submit("run-1", s -> s.containerOverrides(o -> o.command("exit", "3"))));

            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.container().exitCode()).isEqualTo(3);
            assertThat(job.statusReason()).isEqualTo("Essential container in task exited");
            assertThat(logs.getLogEvents(g -> g.logGroupName("/aws/batch/job").logStreamName(
                    job.container().logStreamName()).startFromHead(true)).events()).extracting(OutputLogEvent::message)
                    .first().isEqualTo("said exit 3");
        }
    }

    private JobDetail ended(String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var job = batch.describeJobs(d -> d.jobs(id)).jobs().getFirst();
            if (job.status() == JobStatus.FAILED || job.status() == JobStatus.SUCCEEDED) {
                return job;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The job did not end within a minute");
    }
}
