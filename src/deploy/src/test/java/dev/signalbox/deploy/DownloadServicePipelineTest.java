package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole service over the wire: its tasks run as processes, with the permissions that the template gives them. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DownloadServicePipelineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int JOBS = 16;
    private static final int LIMIT = 3;

    @RegisterExtension static final GrantsUsed GRANTS = new GrantsUsed("download-service");
    @TempDir static Path folder;
    private static PipelineCloud cloud;
    private static Map<String, String> stack;
    private static String key;

    @BeforeAll
    static void deploy() {
        cloud = new PipelineCloud(folder, GRANTS);
        stack = cloud.deploy("download-service", Map.of("ProcessorCount", "2", "LeaseSeconds", "5", "RetrySeconds",
                "1"));
        key = cloud.client(SecretsManagerClient.builder()).getSecretValue(b -> b.secretId(stack.get("ApiKeySecretArn")))
                .secretString();
    }

    @AfterAll
    static void close() {
        cloud.close();
    }

    private static HttpResponse<String> send(String path, String bearer, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.get("ServiceUrl") + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + bearer);
        try (var http = HttpClient.newHttpClient()) {
            return http.send((body.isEmpty() ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String enqueue(String url, String extra) throws Exception {
        var answer = send("/download", key, JSON.createObjectNode().put("url", url).put("aggr_id", "files").put(
                "aggr_limit", LIMIT).put("callback_type", "sqs").put("callback_dst", stack.get("CallbackQueueUrl")).put(
                        "extra", extra).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** Callbacks by job. */
    private static Map<String, JsonNode> told(int count) throws Exception {
        var sqs = cloud.client(SqsClient.builder());
        var all = new HashMap<String, JsonNode>();
        return PipelineCloud.await(count + " callbacks", Duration.ofSeconds(60), () -> {
            for (var message : sqs.receiveMessage(b -> b.queueUrl(stack.get("CallbackQueueUrl")).maxNumberOfMessages(
                    10))
                    .messages()) {
                var body = JSON.readTree(message.body());
                all.put(body.path("job_id").asText(), body);
                sqs.deleteMessage(b -> b.queueUrl(stack.get("CallbackQueueUrl")).receiptHandle(message
                        .receiptHandle()));
            }
            return all.size() < count ? null : all;
        });
    }

    private static byte[] object(JsonNode told) {
        var url = told.path("download_url").asText();
        assertThat(url).startsWith("s3://" + stack.get("FilesBucketName") + "/");
        return cloud.client(S3Client.builder()).getObjectAsBytes(b -> b.bucket(stack.get("FilesBucketName")).key(url
                .substring(url.indexOf('/', "s3://".length()) + 1))).asByteArray();
    }

    @Test
    @Order(1)
    void onlyWhoHasTheKeyIsServed() throws Exception {
        assertThat(send("/health/ready", "", "").statusCode()).isEqualTo(200);
        assertThat(send("/jobs", "guessed", "").statusCode()).isEqualTo(401);
        assertThat(send("/jobs", key, "").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void twoProcessorsKeepTheLimitTogetherAndEveryFileArrives() throws Exception {
        try (var files = new SlowFiles(250)) {
            var jobs = new HashMap<String, String>();
            for (int i = 0; i < JOBS; i++) {
                jobs.put(enqueue(files.url("/good/" + i), "/good/" + i), "/good/" + i);
            }
            var missing = enqueue(files.url("/missing/1"), "none");
            var told = told(JOBS + 1);
            jobs.forEach((job, path) -> {
                assertThat(told.get(job).path("success").asBoolean()).as(told.get(job).toString()).isTrue();
                assertThat(told.get(job).path("extra").asText()).isEqualTo(path);
                assertThat(object(told.get(job))).isEqualTo(SlowFiles.bytes(path));
            });
            assertThat(told.get(missing).path("success").asBoolean()).isFalse();
            assertThat(told.get(missing).path("response_code").asInt()).isEqualTo(404);
            assertThat(files.most()).isBetween(2, LIMIT);
        }
    }

    @Test
    @Order(3)
    void aProcessorThatIsStoppedLosesNothing() throws Exception {
        var ecs = cloud.client(EcsClient.builder());
        try (var files = new SlowFiles(400)) {
            for (int i = 0; i < JOBS; i++) {
                enqueue(files.url("/more/" + i), "/more/" + i);
            }
            var task = ecs.listTasks(b -> b.cluster(stack.get("ClusterName")).serviceName(stack.get(
                    "ProcessorServiceName"))).taskArns().getFirst();
            ecs.stopTask(b -> b.cluster(stack.get("ClusterName")).task(task));
            told(JOBS).values().forEach(t -> assertThat(t.path("success").asBoolean()).as(t.toString()).isTrue());
            assertThat(files.most()).isBetween(1, LIMIT);
        }
    }

    /** Processes of tasks and of the cache are children of this one. */
    @Test
    @Order(4)
    void nothingButTheFilesIsLeftOfIt() throws Exception {
        assertThat(ProcessHandle.current().descendants().count()).isGreaterThanOrEqualTo(5);
        var stacks = cloud.client(CloudFormationClient.builder());
        stacks.deleteStack(b -> b.stackName("signalbox-download-service"));
        PipelineCloud.await("end of the stack", Duration.ofSeconds(90), () -> {
            try {
                var status = stacks.describeStacks(b -> b.stackName("signalbox-download-service")).stacks().getFirst()
                        .stackStatusAsString();
                assertThat(status).isEqualTo("DELETE_IN_PROGRESS");
                return null;
            } catch (CloudFormationException e) {
                return e.getMessage();
            }
        });
        assertThat(ProcessHandle.current().descendants().map(p -> p.info().commandLine().orElse("?"))).isEmpty();
        assertThat(cloud.client(S3Client.builder()).listObjectsV2(b -> b.bucket(stack.get("FilesBucketName")))
                .keyCount())
                .isGreaterThan(JOBS);
    }
}
