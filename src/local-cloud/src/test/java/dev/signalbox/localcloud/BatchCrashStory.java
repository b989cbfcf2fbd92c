package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.batch.TestJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.s3.S3Client;

/** A local cloud with running jobs is killed at random moments: no acknowledged job is lost, none succeeds twice. */
final class BatchCrashStory {
    private static final int KILLS = 8;
    private static final long SEED = 7;

    @TempDir Path folder;

    @Test
    void everyAcknowledgedJobSucceedsOnceHoweverOftenTheCloudIsKilled() throws Exception {
        var random = new Random(SEED);
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < KILLS; i++) {
            acknowledged.addAll(killedAfter(1000 + random.nextInt(5000)));
        }
        try (var fixture = new LocalCloudFixture(folder); var batch = fixture.client(BatchClient.builder())) {
            var all = ended(batch);

            assertThat(all).extracting(JobDetail::jobId).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(all).allSatisfy(job -> {
                assertThat(job.status()).as(job.toString()).isEqualTo(JobStatus.SUCCEEDED);
                assertThat(job.attempts().stream().filter(BatchCrashStory::succeeded)).hasSize(1);
                assertThat(succeeded(job.attempts().getLast())).isTrue();
            });
            assertThat(all.stream().flatMap(j -> j.attempts().stream()).filter(a -> a.statusReason().startsWith(
                    "Host EC2"))).as("attempts that a kill ended").isNotEmpty();
        }
    }

    private static boolean succeeded(AttemptDetail attempt) {
        return attempt.container().exitCode() != null && attempt.container().exitCode() == 0;
    }

    /** Ids that were said before the kill, so many milliseconds after the first. */
    private List<String> killedAfter(int millis) throws IOException, InterruptedException {
        var said = Files.createTempFile("said", ".txt");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                Submitting.class.getName(), folder.toString()).redirectOutput(said.toFile()).redirectError(
                        ProcessBuilder.Redirect.DISCARD).start();
        try {
            var deadline = Instant.now().plusSeconds(60);
            while (Files.size(said) == 0) {
                assertThat(process.isAlive()).isTrue();
                assertThat(Instant.now()).isBefore(deadline);
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        var text = Files.readString(said);
        Files.delete(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** All jobs, once none is left that has not ended. */
    private static List<JobDetail> ended(BatchClient batch) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(300);
        while (true) {
            var all = batch.listJobsPaginator(l -> l.jobQueue("queue").filters(f -> f.name("JOB_NAME").values("*")))
                    .stream().flatMap(p -> p.jobSummaryList().stream()).toList();
            if (all.stream().map(JobSummary::status).allMatch(s -> s == JobStatus.SUCCEEDED || s == JobStatus.FAILED)) {
                return described(batch, all);
            }
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(200);
        }
    }

    private static List<JobDetail> described(BatchClient batch, List<JobSummary> all) {
        List<JobDetail> details = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 100) {
            var ids = all.subList(i, Math.min(all.size(), i + 100)).stream().map(JobSummary::jobId).toList();
            details.addAll(batch.describeJobs(d -> d.jobs(ids)).jobs());
        }
        return details;
    }

    /** Submits jobs, a few a second, and says the id of each that was acknowledged. */
    static final class Submitting {
        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            try (var fixture = new LocalCloudFixture(folder);
                    var batch = fixture.client(BatchClient.builder());
                    var s3 = fixture.client(S3Client.builder().forcePathStyle(true))) {
                if (batch.describeJobQueues().jobQueues().isEmpty()) {
                    prepare(batch, s3, folder);
                }
                while (true) {
                    System.out.println(batch.submitJob(s -> s.jobName("job").jobQueue("queue").jobDefinition("def"))
                            .jobId());
                    Thread.sleep(250);
                }
            }
        }

        private static void prepare(BatchClient batch, S3Client s3, Path folder) throws IOException {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("job.jar"), TestJob.jar(folder.resolve("job.jar")));
            batch.createComputeEnvironment(r -> r.computeEnvironmentName("env").type("MANAGED").computeResources(c -> c
                    .type("FARGATE").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                            "sg-0a1b2c3d4e5f60001")));
            batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container")
                    .platformCapabilitiesWithStrings("FARGATE").retryStrategy(t -> t.attempts(10)).containerProperties(
                            c -> c.image("s3://jars/job.jar").command("exit", "0").executionRoleArn("arn")
                                    .resourceRequirements(m -> m.type("VCPU").value("0.25"), m -> m.type("MEMORY")
                                            .value("512"))));
            batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                    .computeEnvironment("env")));
        }
    }
}
