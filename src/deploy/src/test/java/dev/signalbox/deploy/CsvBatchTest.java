package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The pipeline over the wire: an upload starts it, a mail ends it. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CsvBatchTest {
    private static final Path SAMPLES = Path.of(System.getProperty("signalbox.home"),
            "infra-templates/csv-batch/samples");
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final int LINK_SECONDS = 15;

    @RegisterExtension static final GrantsUsed GRANTS = new GrantsUsed("csv-batch");
    @TempDir static Path folder;
    private static PipelineCloud cloud;
    private static Map<String, String> stack;
    private static String link = "";
    private static long linkMade;

    @BeforeAll
    static void deploy() {
        cloud = new PipelineCloud(folder, GRANTS);
        stack = cloud.deploy("csv-batch", Map.of("LinkSeconds", "" + LINK_SECONDS, "FileChunkSize", "2000",
                "RowsPerLookup", "500"));
    }

    @AfterAll
    static void close() {
        cloud.close();
    }

    private static String upload(String key, byte[] content) {
        return cloud.client(S3Client.builder()).putObject(b -> b.bucket(stack.get("SourceBucketName")).key(key),
                RequestBody.fromBytes(content)).versionId();
    }

    private static List<ExecutionListItem> executions(String name) {
        return cloud.client(SfnClient.builder()).listExecutions(b -> b.stateMachineArn(stack.get("StateMachineArn")))
                .executions().stream().filter(e -> e.name().startsWith(name + "-")).toList();
    }

    private static DescribeExecutionResponse ended(String name) throws Exception {
        var started = PipelineCloud.await("execution of " + name, LIMIT, () -> executions(name).stream().findFirst()
                .orElse(null));
        return cloud.ended(started.executionArn(), LIMIT);
    }

    private static byte[] object(String key) {
        return cloud.client(S3Client.builder()).getObjectAsBytes(b -> b.bucket(stack.get("SourceBucketName")).key(key))
                .asByteArray();
    }

    private static List<String> keys(String prefix) {
        return cloud.client(S3Client.builder()).listObjectsV2(b -> b.bucket(stack.get("SourceBucketName"))
                .prefix(prefix)).contents().stream().map(S3Object::key).toList();
    }

    @Test
    @Order(1)
    void theSampleComesOutInTheInputsOrderByteForByte() throws Exception {
        upload("input/orders.csv", Files.readAllBytes(SAMPLES.resolve("orders.csv")));
        var ended = ended("orders");

        assertThat(ended.status()).as(ended.error() + " " + ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var output = new String(object(ended.name() + "/output/completed/orders.csv"), StandardCharsets.UTF_8);
        assertThat(output).isEqualTo(JoinedSample.in(SAMPLES, 1));
        assertThat(output.lines().skip(1).findFirst()).contains("535113847,Azerbaijan,Snacks,Online,C,10/8/14,"
                + "Middle East and North Africa,10/23/14,934,152.58,97.44,142509.72,91008.96,51500.76");
        assertThat(keys("input/")).isEmpty();
        assertThat(keys("input_archive/")).containsExactly("input_archive/orders.csv");
    }

    @Test
    @Order(2)
    void theMailHoldsALinkThatWorks() throws Exception {
        var mail = cloud.outbox("ses").getFirst();
        linkMade = System.nanoTime();

        assertThat(mail.path("from").asText()).isEqualTo("sender@example.com");
        assertThat(mail.path("to").path(0).asText()).isEqualTo("recipient@example.com");
        var text = mail.path("text").asText();
        assertThat(text).contains("processed successfully", "10000 rows", "expires in " + LINK_SECONDS + " seconds");
        var found = LINK.matcher(text);
        assertThat(found.find()).isTrue();
        link = found.group();
        var answer = cloud.get(link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(JoinedSample.in(SAMPLES, 1));
    }

    @Test
    @Order(3)
    void badRowsGoToTheErrorTableAndTheRestGoesOn() throws Exception {
        var good = ",Peru,Snacks,Online,C,1/1/14,South,1/2/14\r\n";
        upload("input/Bestellungen für März.csv", ("\uFEFFa,b\r\n535113847" + good + "\r\n535113847,Peru\r\n000000000"
                + good + "535113847," + "P".repeat(51) + good.substring(5) + "874708545" + good.replace("Peru",
                        "\"Pe\nru\"")).getBytes(StandardCharsets.UTF_8));
        var ended = ended("Bestellungen-f-r-M-rz");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var output = new String(object(ended.name() + "/output/completed/Bestellungen für März.csv"),
                StandardCharsets.UTF_8);
        assertThat(output).contains("\n535113847,Peru,Snacks,", "\n874708545,\"Pe\nru\",Snacks,").hasLineCount(4);
        var errors = cloud.client(DynamoDbClient.builder()).query(b -> b.tableName(stack.get("ErrorTableName"))
                .indexName("byRun").keyConditionExpression("#run = :run").expressionAttributeNames(Map.of("#run",
                        "run"))
                .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(ended.name())))).items();
        assertThat(errors.stream().sorted(Comparator.comparing(i -> i.get("row").n())).map(i -> i.get("error").s()
                + " " + i.get("cause").s())).containsExactly("InvalidRow Row 2: the line is blank",
                        "InvalidRow Row 3: it has 2 of 8 fields",
                        "UnknownUuid Row 4: there are no financial data for 000000000",
                        "InvalidRow Row 5: country has 51 characters, at most 50 are allowed");
        assertThat(errors.getFirst().get("file").s()).endsWith("/input/Bestellungen für März.csv");
    }

    @Test
    @Order(4)
    void emptyFilesAndOtherNamesAreNoTrouble() throws Exception {
        upload("input/sub folder/empty.csv", new byte[0]);
        upload("input/notes.txt", new byte[]{1});
        var ended = ended("empty");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(new String(object(ended.name() + "/output/completed/empty.csv"), StandardCharsets.UTF_8))
                .hasLineCount(1);
        assertThat(keys("input_archive/sub folder/")).hasSize(1);
        assertThat(executions("notes")).isEmpty();
    }

    /** S3 delivers at least once: the original started a run each time. */
    @Test
    @Order(5)
    void aNotificationThatComesAgainStartsNothing() throws Exception {
        var first = executions("orders").getFirst();
        JsonNode input = new ObjectMapper().readTree(cloud.client(SfnClient.builder()).describeExecution(
                b -> b.executionArn(first.executionArn())).input());
        var again = "{\"Records\":[" + input.path("Records") + "," + input.path("Records") + "]}";

        cloud.invoke(stack.get("NotificationFunction"), again);

        assertThat(executions("orders")).hasSize(1);
    }

    @Test
    @Order(6)
    void aRunThatFailsTellsTheTopicAndLeavesTheInput() throws Exception {
        var news = Mailbox.subscribe(cloud, stack.get("TopicArn"));
        upload("input/utf16.csv", "uuid,Country\r\n".getBytes(StandardCharsets.UTF_16));
        var ended = ended("utf16");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("dev.signalbox.lambda.csv.UnreadableFile");
        assertThat(news.next().path("Message").asText()).contains(ended.executionArn(), "UTF-16");
        assertThat(keys("input/")).contains("input/utf16.csv");
    }

    @Test
    @Order(7)
    void theLinkExpires() throws Exception {
        PipelineCloud.await("end of the link", Duration.ofSeconds(LINK_SECONDS + 20), () -> cloud.get(link)
                .statusCode() == 403 ? true : null);

        assertThat(Duration.ofNanos(System.nanoTime() - linkMade)).isLessThan(Duration.ofSeconds(LINK_SECONDS + 20));
    }
}
