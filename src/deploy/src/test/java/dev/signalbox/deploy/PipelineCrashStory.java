package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole pipeline through two power cuts: while it waits for its callback, and while its file is downloaded. */
class PipelineCrashStory {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir Path folder;

    @Test
    @Timeout(300)
    void anExecutionGoesOnAfterBeingKilledWhileWaitingAndWhileDownloading() throws Exception {
        try (var provider = new StoppingProvider(); var cloud = new CloudProcess(folder)) {
            var stack = deploy(cloud, provider);
            var execution = cloud.client(SfnClient.builder()).startExecution(b -> b.name("crash")
                    .stateMachineArn(stack.outputs().get("StateMachineArn")).input("{\"projectid\":\"7\"}"))
                    .executionArn();
            var url = await("callback URL", () -> callbackUrl(cloud, stack));

            cloud.kill();
            cloud.start();
            assertThat(post(url)).isEqualTo(200);
            assertThat(provider.awaitHalfSent(LIMIT.toSeconds())).isTrue();

            cloud.kill();
            cloud.start();
            assertThat(provider.isFirstReaderGone(LIMIT.toSeconds())).as("the worker of before the kill is dead")
                    .isTrue();
            assertThat(await("end", () -> ended(cloud, execution))).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(StoppingProvider.sha256(object(cloud, stack))).isEqualTo(provider.sha256());
            assertThat(job(cloud, stack).attempts()).extracting(a -> a.statusReason().replaceAll(" \\(.*\\)", ""))
                    .containsExactly("Host EC2 terminated.", "Essential container in task exited");
        }
    }

    private static StackSummary deploy(CloudProcess cloud, StoppingProvider provider) {
        var clients = new AwsClients(cloud.client(CloudFormationClient.builder()), cloud.client(S3Client.builder()),
                cloud.client(StsClient.builder()), cloud.client(Ec2Client.builder()), cloud.client(IamClient
                        .builder()));
        var deployer = new Deployer(clients, new WorkerJars(HOME), cloud.region(), WatchTimes.of(
                EnvironmentKind.LOCAL));
        var pipeline = PipelineCatalogue.in(HOME.resolve("infra-templates")).pipeline("callback-download");
        var result = deployer.deploy(new DeployRequest(pipeline, "crash", EnvironmentKind.LOCAL,
                Map.of("ProviderUrl", provider.listUrl())), _ -> {});
        return ((DeployResult.Deployed) result).stack();
    }

    private static String callbackUrl(CloudProcess cloud, StackSummary stack) {
        var item = cloud.client(DynamoDbClient.builder()).getItem(b -> b.tableName(stack.outputs().get("CallbackTable"))
                .key(Map.of("URI", AttributeValue.fromS("crash")))).item();
        return item.containsKey("CallbackUrl") ? item.get("CallbackUrl").s() : null;
    }

    private static int post(String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"READY\"}")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static byte[] object(CloudProcess cloud, StackSummary stack) {
        return cloud.client(S3Client.builder()).getObjectAsBytes(b -> b.bucket(stack.outputs().get("S3Bucket"))
                .key("crash/" + StoppingProvider.FILE)).asByteArrayUnsafe();
    }

    private static JobDetail job(CloudProcess cloud, StackSummary stack) {
        var batch = cloud.client(BatchClient.builder());
        var jobs = batch.listJobs(b -> b.jobQueue(stack.outputs().get("JobQueue")).jobStatus(JobStatus.SUCCEEDED))
                .jobSummaryList();
        return batch.describeJobs(b -> b.jobs(jobs.getFirst().jobId())).jobs().getFirst();
    }

    private static ExecutionStatus ended(CloudProcess cloud, String execution) {
        var status = cloud.client(SfnClient.builder()).describeExecution(b -> b.executionArn(execution)).status();
        return status == ExecutionStatus.RUNNING ? null : status;
    }

    private static <T> T await(String what, Callable<T> look) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look.call();
            if (seen != null) {
                return seen;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("There was no " + what + " within " + LIMIT);
    }
}
