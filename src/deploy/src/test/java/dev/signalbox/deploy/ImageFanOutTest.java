package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The pipeline over the wire: template, definition and functions as they go to AWS. */
@Timeout(180)
class ImageFanOutTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of(System.getProperty("signalbox.home"),
            "infra-templates/image-fan-out/samples");

    @RegisterExtension static final GrantsUsed GRANTS = new GrantsUsed("image-fan-out");
    @TempDir static Path folder;
    private static PipelineCloud cloud;
    private static ImageServer server;
    private static Map<String, String> stack;
    private static Mailbox news;

    @BeforeAll
    static void deploy() {
        cloud = new PipelineCloud(folder, GRANTS);
        server = new ImageServer();
        stack = cloud.deploy("image-fan-out", Map.of("IdleSeconds", "1", "Attempts", "2", "ImageSeconds", "10"));
        news = Mailbox.subscribe(cloud, stack.get("TopicArn"));
    }

    @AfterAll
    static void close() {
        server.close();
        cloud.close();
    }

    private static String sample(String name, String base) throws Exception {
        var sample = (ObjectNode) JSON.readTree(SAMPLES.resolve(name).toFile());
        return sample.put("baseUrl", server.url(base)).toString();
    }

    private static String input(String base, String... paths) {
        return JSON.createObjectNode().put("baseUrl", server.url(base)).set("resourcePaths", JSON.valueToTree(paths))
                .toString();
    }

    private static DescribeExecutionResponse run(String name, String input) throws Exception {
        return cloud.run(stack.get("StateMachineArn"), name, input);
    }

    private static List<String> keys(String base) {
        return cloud.client(S3Client.builder()).listObjectsV2Paginator(b -> b.bucket(stack.get("ImagesBucketName"))
                .prefix(server.host() + base)).contents().stream().map(S3Object::key).toList();
    }

    private static Map<String, String> rows(String base) {
        return cloud.client(DynamoDbClient.builder()).scanPaginator(b -> b.tableName(stack.get("UrlToNameTable")))
                .items().stream().filter(i -> i.get("url").s().startsWith(server.url(base)))
                .collect(Collectors.toMap(i -> i.get("url").s(), i -> i.get("filename").s()));
    }

    /** The original's first script: 102 paths, one of them twice. */
    @Test
    void theSuccessSampleStartedOverHttpDownloadsEveryFlagOnce() throws Exception {
        var answer = cloud.post(stack.get("HttpApiUrl"), sample("success.json", "/data/flags"), true);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var started = JSON.readTree(answer.body());
        assertThat(started.path("startDate").isNumber()).isTrue();
        var ended = cloud.ended(started.path("executionArn").asText(), Duration.ofSeconds(90));

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var output = JSON.readTree(ended.output());
        assertThat(output.path("allSucceeded").asBoolean()).isTrue();
        assertThat(output.path("results")).hasSize(101);
        assertThat(keys("/data/flags/")).hasSize(101).contains(server.host() + "/data/flags/ht/ht.gif");
        assertThat(rows("/data/flags/")).hasSize(101).containsEntry(server.url("/data/flags/cn/cn.gif"),
                server.host() + "/data/flags/cn/cn.gif");
        var flag = cloud.client(S3Client.builder()).getObjectAsBytes(b -> b.bucket(stack.get("ImagesBucketName"))
                .key(server.host() + "/data/flags/cn/cn.gif"));
        assertThat(flag.asByteArray()).isEqualTo(ImageServer.image("/data/flags/cn/cn.gif"));
        assertThat(flag.response().contentType()).isEqualTo("image/gif");
        assertThat(server.requests("/data/flags/ht/ht.gif")).isEqualTo(1);
    }

    /** The original's second script: {@code zz} does not exist. */
    @Test
    void theFailingSampleKeepsWhatCameAndTellsTheTopic() throws Exception {
        var ended = run("fails", sample("fail.json", "/fail/flags"));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("ResourceDownloadsFailed");
        assertThat(keys("/fail/flags/")).hasSize(4);
        assertThat(rows("/fail/flags/")).hasSize(4);
        var notification = news("zz/zz.gif");
        assertThat(notification.path("Subject").asText()).isEqualTo("Failed stepfunction download tasks");
        assertThat(notification.path("Message").asText()).isEqualTo("[\"Could not find: " + server.url(
                "/fail/flags/zz/zz.gif") + "\"]");
    }

    /** Tests run one after another, but each only looks at its own news. */
    private static JsonNode news(String about) throws Exception {
        while (true) {
            var next = news.next();
            if (next.path("Message").asText().contains(about)) {
                return next;
            }
        }
    }

    @Test
    void hostileServersCostOnlyTheirOwnImages() throws Exception {
        var ended = run("hostile", input("/hostile", "ok.gif", "hang.gif", "busy.gif", "slow.gif", "a/1.gif", "b/1.gif",
                "page.html", "zz/1.gif"));

        assertThat(ended.error()).isEqualTo("ResourceDownloadsFailed");
        assertThat(keys("/hostile/")).extracting(k -> k.substring(k.indexOf("/hostile/") + 9)).containsExactly(
                "a/1.gif", "b/1.gif", "busy.gif", "ok.gif", "slow.gif");
        assertThat(server.requests("/hostile/busy.gif")).isEqualTo(2);
        var messages = JSON.readTree(news("/hostile/zz").path("Message").asText());
        assertThat(messages).extracting(JsonNode::asText).satisfiesExactly(
                m -> assertThat(m).contains("hang.gif").contains("silent"), m -> assertThat(m).contains("text/html"),
                m -> assertThat(m).isEqualTo("Could not find: " + server.url("/hostile/zz/1.gif")));
    }

    /** Source systems 2.8: no Catch, so no notice of anything but a failed download. */
    @Test
    void anInputThatMakesNoSenseFailsWithACauseAndTellsTheTopic() throws Exception {
        var ended = run("nonsense", "{\"baseUrl\":\"ftp://nonsense.example\",\"resourcePaths\":[]}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("dev.signalbox.lambda.InvalidInput");
        assertThat(ended.cause()).contains("'baseUrl' must be");
        assertThat(JSON.readTree(news("InvalidInput").path("Message").asText()).path("execution").asText())
                .isEqualTo(ended.executionArn());
    }

    @Test
    void aListInS3GoesThroughADistributedMap() throws Exception {
        var list = IntStream.range(0, 1_000).mapToObj(i -> (i % 400 == 7 ? "zz/" : "p/") + i + ".gif")
                .collect(Collectors.joining("\n", "path\n", "\np/0.gif\n"));
        cloud.client(S3Client.builder()).putObject(b -> b.bucket(stack.get("ImagesBucketName"))
                .key("lists/large.csv"), RequestBody.fromString(list));

        var ended = run("large", "{\"baseUrl\":\"" + server.url("/large") + "\",\"lambdaConcur\":20,"
                + "\"resourcePaths\":\"s3://" + stack.get("ImagesBucketName") + "/lists/large.csv\"}");

        assertThat(ended.error()).as(ended.cause()).isEqualTo("ResourceDownloadsFailed");
        assertThat(rows("/large/")).hasSize(997);
        assertThat(keys("/large/p/")).hasSize(997);
        var failures = cloud.client(S3Client.builder()).getObjectAsBytes(b -> b.bucket(stack.get("ImagesBucketName"))
                .key("runs/large/failures.jsonl")).asUtf8String();
        assertThat(failures.lines()).hasSize(3);
        assertThat(JSON.readTree(news("/large/zz").path("Message").asText())).hasSize(3)
                .allSatisfy(m -> assertThat(m.asText()).startsWith("Could not find: "));
    }

    /** Source systems 2.8: no authentication, no name, so that a repeated request is a second run. */
    @Test
    void requestsAreSignedAndANameMakesThemIdempotent() throws Exception {
        var input = input("/named", "1.gif");
        assertThat(cloud.post(stack.get("HttpApiUrl"), input, false).statusCode()).isEqualTo(403);

        var first = cloud.post(stack.get("HttpApiUrl") + "one-run", input, true);
        var execution = JSON.readTree(first.body()).path("executionArn").asText();
        cloud.ended(execution, Duration.ofSeconds(60));
        var second = cloud.post(stack.get("HttpApiUrl") + "one-run", input, true);

        assertThat(execution).endsWith(":one-run");
        assertThat(second.statusCode()).as(second.body()).isIn(200, 400);
        assertThat(server.requests("/named/1.gif")).isEqualTo(1);
    }
}
