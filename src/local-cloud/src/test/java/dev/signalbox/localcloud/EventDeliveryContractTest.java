package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.Notes;
import dev.signalbox.localcloud.functions.NotingFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Events that reach each kind of target, over the wire. */
final class EventDeliveryContractTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ARN = "arn:aws:%s:local-1:000000000000:%s";
    private static final String POLICY = """
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"%s","Resource":"*"}]}""";
    private static final String ROLE = "arn:aws:iam::000000000000:role/worker";
    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static EventBridgeClient events;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        cloud = new LocalCloudFixture(folder.resolve("cloud"));
        events = cloud.client(EventBridgeClient.builder());
        sqs = cloud.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    private static String arn(String service, String name) {
        return ARN.formatted(service, name);
    }

    private static String queue(String name) {
        return sqs.createQueue(q -> q.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, POLICY.formatted(
                "sqs:SendMessage")))).queueUrl();
    }

    /** A rule for events of one source. */
    private static void rule(String source, Target... targets) {
        events.putRule(r -> r.name(source).eventPattern("{\"source\":[\"" + source + "\"]}"));
        assertThat(events.putTargets(t -> t.rule(source).targets(targets)).failedEntryCount()).isZero();
    }

    private static void put(String source, String detail) {
        var entry = PutEventsRequestEntry.builder().source(source).detailType("Sold").detail(detail).resources("arn:x")
                .time(Instant.ofEpochSecond(1_800_000_000)).build();
        assertThat(events.putEvents(p -> p.entries(entry)).failedEntryCount()).isZero();
    }

    private static Message received(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(10).messageAttributeNames("All")).messages()
                .getFirst();
    }

    private static JsonNode event(String url) throws Exception {
        var message = received(url);
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
        return JSON.readTree(message.body());
    }

    @Test
    void sendsTheWholeEventToAQueue() throws Exception {
        var url = queue("whole");
        rule("whole", Target.builder().id("1").arn(arn("sqs", "whole")).build());
        put("other", "{}");
        put("whole", "{\"price\":1.10,\"text\":\"ä\"}");
        var event = event(url);
        assertThat(((ObjectNode) event).remove("id").asText()).matches("[0-9a-f-]{36}");
        assertThat(event.toString()).isEqualTo(
                """
                        {"version":"0","detail-type":"Sold","source":"whole","account":"000000000000",\
                        "time":"2027-01-15T08:00:00Z","region":"local-1","resources":["arn:x"],"detail":{"price":1.1,"text":"ä"}}""");
    }

    @Test
    void sendsWhatTemplatesMake() throws Exception {
        var template = """
                {"item":<item>,"said":"<text> of <rule>, <none>.","whole":<aws.events.event.json>,\
                "name":"<aws.events.rule-name>","missing":<none>}""";
        var url = queue("made");
        rule("made", Target.builder().id("1").arn(arn("sqs", "made")).inputTransformer(i -> i.inputTemplate(template)
                .inputPathsMap(Map.of("item", "$.detail.items[1]", "text", "$.detail.text", "rule", "$.detail-type",
                        "none", "$.detail.none"))).build());
        put("made", "{\"items\":[1,{\"a\":\"b\"}],\"text\":\"a \\\"b\\\"\"}");
        var made = event(url);
        assertThat(made.path("item").toString()).isEqualTo("{\"a\":\"b\"}");
        assertThat(made.path("said").asText()).isEqualTo("a \"b\" of Sold, .");
        assertThat(made.at("/whole/detail/items/0").asInt()).isEqualTo(1);
        assertThat(made.path("name").asText()).isEqualTo("made");
        assertThat(made.path("missing").asText("x")).isEmpty();
    }

    @Test
    void sendsPartsAndConstantsToTopicsAndLogGroups() throws Exception {
        var url = sqs.createQueue(q -> q.queueName("news").attributes(Map.of(QueueAttributeName.POLICY, POLICY
                .formatted(
                        "sqs:SendMessage").replace("events.", "sns.")))).queueUrl();
        try (var sns = cloud.client(SnsClient.builder()); var logs = cloud.client(CloudWatchLogsClient.builder())) {
            var topic = sns.createTopic(t -> t.name("news").attributes(Map.of("Policy", POLICY.formatted(
                    "sns:Publish")))).topicArn();
            sns.subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(arn("sqs", "news")).attributes(Map.of(
                    "RawMessageDelivery", "true")));
            logs.createLogGroup(g -> g.logGroupName("/aws/events/news"));
            rule("news", Target.builder().id("1").arn(topic).inputPath("$.detail").build(), Target.builder().id("2")
                    .arn(arn("logs", "log-group:/aws/events/news")).input("{\"hello\":1}").build());
            put("news", "{\"n\":1}");
            assertThat(event(url).toString()).isEqualTo("{\"n\":1}");
            var lines = await(() -> logs.filterLogEvents(f -> f.logGroupName("/aws/events/news")).events());
            assertThat(lines).extracting(FilteredLogEvent::message).containsExactly("{\"hello\":1}");
        }
    }

    private static <T> List<T> await(Supplier<List<T>> what) throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(20));
        while (what.get().isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(20);
        }
        return what.get();
    }

    @Test
    void invokesFunctionsAndStartsExecutions() throws Exception {
        var notes = Notes.in(folder.resolve("notes"));
        try (var lambda = cloud.client(LambdaClient.builder()); var sfn = cloud.client(SfnClient.builder())) {
            var function = lambda.createFunction(f -> f.functionName("noting").runtime("java25").role(ROLE).handler(
                    NotingFunction.class.getName()).timeout(60).environment(e -> e.variables(Map.of("NOTES", notes
                            .folder().toString()))).code(c -> c.zipFile(FunctionJar.of(NotingFunction.class))))
                    .functionArn();
            lambda.addPermission(p -> p.functionName("noting").statementId("events").action("lambda:InvokeFunction")
                    .principal("events.amazonaws.com").sourceArn(arn("events", "rule/work")));
            var machine = sfn.createStateMachine(m -> m.name("machine").roleArn(ROLE).definition(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}")).stateMachineArn();
            rule("work", Target.builder().id("1").arn(function).inputPath("$.detail").build(), Target.builder().id("2")
                    .arn(machine).roleArn(ROLE).build());
            put("work", "{\"n\":7}");
            var executions = await(() -> sfn.listExecutions(l -> l.stateMachineArn(machine)).executions());
            assertThat(executions).hasSize(1);
            var execution = executions.stream().map(ExecutionListItem::executionArn).findFirst().orElseThrow();
            assertThat(JSON.readTree(sfn.describeExecution(d -> d.executionArn(execution)).input()).at("/detail/n")
                    .asInt()).isEqualTo(7);
            assertThat(notes.await(1, "{\"n\":7}")).hasSize(1);
        }
    }

    @Test
    void putsInTheDeadLetterQueueWhatATargetDoesNotPermit() throws Exception {
        sqs.createQueue(q -> q.queueName("closed"));
        var url = queue("dead");
        rule("closed", Target.builder().id("1").arn(arn("sqs", "closed")).deadLetterConfig(d -> d.arn(arn("sqs",
                "dead"))).build());
        put("closed", "{\"n\":1}");
        var dead = received(url);
        assertThat(JSON.readTree(dead.body()).at("/detail/n").asInt()).isEqualTo(1);
        assertThat(dead.messageAttributes().get("ERROR_CODE").stringValue()).isEqualTo("NO_PERMISSIONS");
        assertThat(dead.messageAttributes().get("RULE_ARN").stringValue()).isEqualTo(arn("events", "rule/closed"));
        assertThat(dead.messageAttributes().get("TARGET_ARN").stringValue()).isEqualTo(arn("sqs", "closed"));
        assertThat(dead.messageAttributes().get("RETRY_ATTEMPTS").stringValue()).isEqualTo("0");
    }

    @Test
    void tellsWhatHappensInABucket() throws Exception {
        var url = queue("bucket");
        events.putRule(r -> r.name("bucket").eventPattern(
                "{\"source\":[\"aws.s3\"],\"detail\":{\"bucket\":{\"name\":[\"told\"]}}}"));
        events.putTargets(t -> t.rule("bucket").targets(Target.builder().id("1").arn(arn("sqs", "bucket")).build()));
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(b -> b.bucket("told"));
            s3.putBucketNotificationConfiguration(p -> p.bucket("told").notificationConfiguration(n -> n
                    .eventBridgeConfiguration(EventBridgeConfiguration.builder().build())));
            assertThat(s3.getBucketNotificationConfiguration(g -> g.bucket("told")).eventBridgeConfiguration())
                    .isNotNull();
            s3.putObject(p -> p.bucket("told").key("a b/ä.txt"), RequestBody.fromString("hello"));
            var made = event(url);
            assertThat(made.path("detail-type").asText()).isEqualTo("Object Created");
            assertThat(made.at("/resources/0").asText()).isEqualTo("arn:aws:s3:::told");
            var object = made.at("/detail/object");
            assertThat(object.path("key").asText()).isEqualTo("a b/ä.txt");
            assertThat(object.path("size").asInt()).isEqualTo(5);
            assertThat(object.path("etag").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
            assertThat(object.path("sequencer").asText()).matches("[0-9A-F]{16,}");
            assertThat(made.at("/detail/reason").asText()).isEqualTo("PutObject");
            s3.putObjectTagging(p -> p.bucket("told").key("a b/ä.txt").tagging(t -> t.tagSet(Tag.builder().key("k")
                    .value("v").build())));
            assertThat(event(url).path("detail-type").asText()).isEqualTo("Object Tags Added");
            s3.deleteObject(d -> d.bucket("told").key("a b/ä.txt"));
            var gone = event(url);
            assertThat(gone.path("detail-type").asText()).isEqualTo("Object Deleted");
            assertThat(gone.at("/detail/deletion-type").asText()).isEqualTo("Permanently Deleted");
            assertThat(gone.at("/detail/object").has("size")).isFalse();
        }
    }
}
