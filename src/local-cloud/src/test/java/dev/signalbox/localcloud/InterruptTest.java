package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.functions.FailsToLoad;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import dev.signalbox.localcloud.service.batch.TestJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Ctrl+C on a terminal goes to the local cloud and all its children at once, and so does closing the terminal. */
@EnabledOnOs(OS.LINUX)
final class InterruptTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/any";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP"})
    void workOfChildrenThatASignalEndedTogetherWithTheCloudIsNotLost(String signal) throws Exception {
        var data = folder.resolve("data");
        // A test run that was started in the background has these signals ignored, and its children would inherit that.
        var process = new ProcessBuilder("setsid", "env", "--default-signal=INT,HUP", Path.of(System.getProperty(
                "java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), Busy.class
                        .getName(), data.toString(), folder.resolve("mark").toString()).redirectError(
                                ProcessBuilder.Redirect.INHERIT).start();
        String jobId;
        try (var said = process.inputReader()) {
            jobId = said.lines().filter(l -> l.startsWith("busy ")).findFirst().orElseThrow().substring(5);
            new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid()).start().waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        try (var fixture = new LocalCloudFixture(data);
                var batch = fixture.client(BatchClient.builder());
                var states = fixture.client(SfnClient.builder())) {
            var job = batch.describeJobs(b -> b.jobs(jobId)).jobs().getFirst();
            assertThat(job.attempts()).extracting(AttemptDetail::statusReason).singleElement().asString()
                    .startsWith("Host EC2");
            assertThat(job.status()).isNotIn(JobStatus.FAILED, JobStatus.SUCCEEDED);
            var execution = "arn:aws:states:local-1:000000000000:execution:m:e";
            assertThat(states.getExecutionHistory(b -> b.executionArn(execution)).events()).extracting(
                    HistoryEvent::typeAsString).noneMatch(t -> t.contains("Failed"));
            StepFunctionsContractTest.await(() -> states.describeExecution(b -> b.executionArn(execution))
                    .status() == ExecutionStatus.SUCCEEDED);
        }
    }

    /** A local cloud with a job and a function at work, which closes as {@code signalbox local} does. */
    static final class Busy {
        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var mark = Path.of(arguments[1]);
            var fixture = new LocalCloudFixture(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(fixture::close));
            var job = startJob(fixture, folder);
            startExecution(fixture, mark);
            try (var batch = fixture.client(BatchClient.builder())) {
                while (!runs(batch) || !Files.exists(mark.resolveSibling("begun"))) {
                    Thread.sleep(20);
                }
            }
            System.out.println("busy " + job);
            new CountDownLatch(1).await();
        }

        private static boolean runs(BatchClient batch) {
            return !batch.listJobs(b -> b.jobQueue("queue").jobStatus(JobStatus.RUNNING)).jobSummaryList().isEmpty();
        }

        private static String startJob(LocalCloudFixture fixture, Path folder) throws Exception {
            try (var s3 = fixture.client(S3Client.builder().forcePathStyle(true));
                    var batch = fixture.client(BatchClient.builder())) {
                s3.createBucket(b -> b.bucket("jars"));
                s3.putObject(b -> b.bucket("jars").key("job.jar"), TestJob.jar(folder.resolve("job.jar")));
                batch.createComputeEnvironment(r -> r.computeEnvironmentName("env").type("MANAGED").computeResources(
                        c -> c.type("FARGATE").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                                "sg-0a1b2c3d4e5f60001")));
                batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                        .computeEnvironment("env")));
                batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container")
                        .platformCapabilitiesWithStrings("FARGATE").retryStrategy(s -> s.attempts(2))
                        .containerProperties(c -> c.image("s3://jars/job.jar").command("sleep").executionRoleArn(ROLE)
                                .resourceRequirements(m -> m.type("VCPU").value("0.25"), m -> m.type("MEMORY").value(
                                        "512"))));
                return batch.submitJob(b -> b.jobName("job").jobQueue("queue").jobDefinition("def")).jobId();
            }
        }

        private static void startExecution(LocalCloudFixture fixture, Path mark) {
            try (var lambda = fixture.client(LambdaClient.builder());
                    var states = fixture.client(SfnClient.builder())) {
                var function = lambda.createFunction(b -> b.functionName("f").runtime("java25").role(ROLE).handler(
                        TestFunction.class.getName()).timeout(600).memorySize(256).code(c -> c.zipFile(FunctionJar.of(
                                TestFunction.class, FailsToLoad.class)))).functionArn();
                var machine = states.createStateMachine(b -> b.name("m").roleArn(ROLE).definition("""
                        {"StartAt":"Do","States":{"Do":{"Type":"Task","Resource":"%s","End":true}}}
                        """.formatted(function))).stateMachineArn();
                states.startExecution(b -> b.stateMachineArn(machine).name("e").input("{\"do\":\"mark\",\"file\":\""
                        + mark + "\"}"));
            }
        }
    }
}
