package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.Notes;
import dev.signalbox.localcloud.functions.NotingFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class S3NotificationContractTest {
    private static final String FUNCTION = "arn:aws:lambda:local-1:000000000000:function:noting";
    private static final JsonMapper JSON = new JsonMapper();
    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static Notes notes;
    private static S3Client s3;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() {
        cloud = new LocalCloudFixture(folder.resolve("cloud"));
        notes = Notes.in(folder.resolve("notes"));
        s3 = cloud.client(S3Client.builder().forcePathStyle(true));
        lambda = cloud.client(LambdaClient.builder());
        create(lambda, notes);
    }

    private static void create(LambdaClient client, Notes into) {
        client.createFunction(f -> f.functionName("noting").runtime("java25").role(
                "arn:aws:iam::000000000000:role/worker").handler(NotingFunction.class.getName()).timeout(60)
                .environment(e -> e.variables(Map.of("NOTES", into.folder().toString()))).code(c -> c.zipFile(
                        FunctionJar.of(NotingFunction.class))));
    }

    @AfterAll
    static void stop() {
        s3.close();
        lambda.close();
        cloud.close();
    }

    private static void permit(String bucket) {
        lambda.addPermission(p -> p.functionName("noting").statementId(bucket).action("lambda:InvokeFunction")
                .principal(
                        "s3.amazonaws.com").sourceArn("arn:aws:s3:::" + bucket).sourceAccount("000000000000"));
    }

    private static void configure(String bucket, Consumer<NotificationConfiguration.Builder> configuration) {
        s3.putBucketNotificationConfiguration(p -> p.bucket(bucket).notificationConfiguration(configuration));
    }

    private static LambdaFunctionConfiguration function(String prefix, String suffix, String... events) {
        return LambdaFunctionConfiguration.builder().lambdaFunctionArn(FUNCTION).eventsWithStrings(events).filter(f -> f
                .key(k -> k.filterRules(r -> r.name("prefix").value(prefix), r -> r.name("suffix").value(suffix))))
                .build();
    }

    private static JsonNode record(String note) throws Exception {
        return JSON.readTree(note).path("Records").path(0);
    }

    @Test
    void tellsAFunctionWhatWasMade() throws Exception {
        s3.createBucket(b -> b.bucket("made"));
        permit("made");
        configure("made", n -> n.lambdaFunctionConfigurations(function("input/", "csv", "s3:ObjectCreated:*")));
        s3.putObject(p -> p.bucket("made").key("other/a.csv"), RequestBody.fromString("no"));
        s3.putObject(p -> p.bucket("made").key("input/a.txt"), RequestBody.fromString("no"));

        s3.putObject(p -> p.bucket("made").key("input/ä b+c(1).csv"), RequestBody.fromString("hello"));

        var event = record(notes.await(1, "\"name\":\"made\"").getFirst());
        assertThat(event.get("eventVersion").asText()).isEqualTo("2.1");
        assertThat(event.get("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(event.get("awsRegion").asText()).isEqualTo("local-1");
        assertThat(event.get("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.get("eventTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::made");
        var object = event.at("/s3/object");
        assertThat(object.get("key").asText()).isEqualTo("input/%C3%A4+b%2Bc%281%29.csv");
        assertThat(object.get("size").asLong()).isEqualTo(5);
        assertThat(object.get("eTag").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(object.get("sequencer").asText()).matches("[0-9A-F]{16,}");
        assertThat(notes.with("\"name\":\"made\"")).hasSize(1);
    }

    @Test
    void tellsOfCopiesUploadsInPartsAndRemovals() {
        s3.createBucket(b -> b.bucket("kinds"));
        permit("kinds");
        configure("kinds", n -> n.lambdaFunctionConfigurations(function("", "", "s3:ObjectCreated:Copy",
                "s3:ObjectCreated:CompleteMultipartUpload", "s3:ObjectRemoved:*")));
        s3.putObject(p -> p.bucket("kinds").key("a"), RequestBody.fromString("a"));
        s3.copyObject(c -> c.sourceBucket("kinds").sourceKey("a").destinationBucket("kinds").destinationKey("b"));
        var upload = s3.createMultipartUpload(m -> m.bucket("kinds").key("c")).uploadId();
        var part = s3.uploadPart(p -> p.bucket("kinds").key("c").uploadId(upload).partNumber(1), RequestBody.fromString(
                "c"));
        s3.completeMultipartUpload(m -> m.bucket("kinds").key("c").uploadId(upload).multipartUpload(u -> u.parts(
                CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
        s3.deleteObjects(d -> d.bucket("kinds").delete(x -> x.objects(o -> o.key("a"), o -> o.key("none"))));
        s3.deleteObject(d -> d.bucket("kinds").key("b"));

        var told = notes.await(4, "\"name\":\"kinds\"");
        assertThat(told).hasSize(4).anySatisfy(n -> assertThat(n).contains("ObjectCreated:Copy", "\"key\":\"b\""))
                .anySatisfy(n -> assertThat(n).contains("ObjectCreated:CompleteMultipartUpload", "\"key\":\"c\""))
                .anySatisfy(n -> assertThat(n).contains("ObjectRemoved:Delete", "\"key\":\"a\"").doesNotContain(
                        "\"size\"")).anySatisfy(n -> assertThat(n).contains("ObjectRemoved:Delete", "\"key\":\"b\""));
    }

    @Test
    void tellsAQueue() throws Exception {
        s3.createBucket(b -> b.bucket("queued"));
        try (var sqs = cloud.client(SqsClient.builder())) {
            var url = sqs.createQueue(q -> q.queueName("events")).queueUrl();
            var arn = "arn:aws:sqs:local-1:000000000000:events";
            Consumer<NotificationConfiguration.Builder> wanted = n -> n.queueConfigurations(q -> q.queueArn(arn).id(
                    "mine").eventsWithStrings("s3:ObjectCreated:Put"));
            assertThatThrownBy(() -> configure("queued", wanted)).isInstanceOf(S3Exception.class).hasMessageContaining(
                    "Unable to validate the following destination configurations");
            sqs.setQueueAttributes(a -> a.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, allow(
                    "s3.amazonaws.com", "sqs:SendMessage", arn, "arn:aws:s3:::queued"))));
            configure("queued", wanted);
            assertThat(JSON.readTree(next(sqs, url)).get("Event").asText()).isEqualTo("s3:TestEvent");
            s3.putObject(p -> p.bucket("queued").key("k"), RequestBody.fromString("a"));
            assertThat(record(next(sqs, url)).at("/s3/configurationId").asText()).isEqualTo("mine");
        }
    }

    @Test
    void tellsATopicAndItsSubscribers() throws Exception {
        s3.createBucket(b -> b.bucket("announced"));
        try (var sns = cloud.client(SnsClient.builder()); var sqs = cloud.client(SqsClient.builder())) {
            var topic = sns.createTopic(t -> t.name("uploads")).topicArn();
            var url = sqs.createQueue(q -> q.queueName("listener")).queueUrl();
            var queue = "arn:aws:sqs:local-1:000000000000:listener";
            sqs.setQueueAttributes(a -> a.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, allow(
                    "sns.amazonaws.com", "sqs:SendMessage", queue, topic))));
            sns.subscribe(b -> b.topicArn(topic).protocol("sqs").endpoint(queue));
            Consumer<NotificationConfiguration.Builder> wanted = n -> n.topicConfigurations(t -> t.topicArn(topic).id(
                    "news").eventsWithStrings("s3:ObjectCreated:*"));
            sns.setTopicAttributes(a -> a.topicArn(topic).attributeName("Policy").attributeValue(allow(
                    "s3.amazonaws.com", "sns:Publish", topic, "arn:aws:s3:::another")));
            assertThatThrownBy(() -> configure("announced", wanted)).isInstanceOf(S3Exception.class)
                    .hasMessageContaining("Unable to validate the following destination configurations");
            sns.setTopicAttributes(a -> a.topicArn(topic).attributeName("Policy").attributeValue(allow(
                    "s3.amazonaws.com", "sns:Publish", topic, "arn:aws:s3:::announced")));
            configure("announced", wanted);
            assertThat(JSON.readTree(JSON.readTree(next(sqs, url)).get("Message").asText()).get("Event").asText())
                    .isEqualTo("s3:TestEvent");

            s3.putObject(p -> p.bucket("announced").key("k"), RequestBody.fromString("a"));

            var message = JSON.readTree(next(sqs, url));
            assertThat(message.get("TopicArn").asText()).isEqualTo(topic);
            assertThat(message.get("Subject").asText()).isEqualTo("Amazon S3 Notification");
            var event = record(message.get("Message").asText());
            assertThat(event.at("/s3/configurationId").asText()).isEqualTo("news");
            assertThat(event.at("/s3/object/key").asText()).isEqualTo("k");
        }
    }

    private static String allow(String service, String action, String resource, String source) {
        return """
                {"Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"%s","Resource":"%s",                "Condition":{"ArnLike":{"aws:SourceArn":"%s"}}}]}"""
                .formatted(service, action, resource, source);
    }

    private static String next(SqsClient sqs, String url) {
        for (int i = 0; i < 10; i++) {
            for (Message message : sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(2)).messages()) {
                sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
                return message.body();
            }
        }
        throw new AssertionError("No message came");
    }

    @Test
    void checksConfigurations() {
        s3.createBucket(b -> b.bucket("checked"));
        assertThatThrownBy(() -> configure("checked", n -> n.lambdaFunctionConfigurations(function("", "",
                "s3:ObjectCreated:*")))).hasMessageContaining("Unable to validate").satisfies(e -> assertThat(
                        ((S3Exception) e).awsErrorDetails().errorCode()).isEqualTo("InvalidArgument"));
        permit("checked");
        assertThatThrownBy(() -> configure("checked", n -> n.lambdaFunctionConfigurations(function("a/", "",
                "s3:ObjectCreated:*"), function("a/b", "", "s3:ObjectCreated:Put")))).hasMessageContaining(
                        "overlapping");
        assertThatThrownBy(() -> configure("checked", n -> n.lambdaFunctionConfigurations(function("", "",
                "s3:ObjectRestore:*")))).hasMessageContaining("s3:ObjectRestore:*");
        configure("checked", n -> n.lambdaFunctionConfigurations(function("a/", "", "s3:ObjectCreated:*"), function(
                "b/", "", "s3:ObjectCreated:*")));

        var kept = s3.getBucketNotificationConfiguration(g -> g.bucket("checked")).lambdaFunctionConfigurations();
        assertThat(kept).hasSize(2).allSatisfy(c -> assertThat(c.id()).isNotEmpty());
        assertThat(kept.getFirst().filter().key().filterRules()).hasSize(2);
        configure("checked", n -> {});
        assertThat(s3.getBucketNotificationConfiguration(g -> g.bucket("checked")).lambdaFunctionConfigurations())
                .isEmpty();
    }

    @Test
    void keepsEventsUntilTheirTargetTakesThem(@TempDir Path other) throws Exception {
        var noted = Notes.in(other.resolve("notes"));
        try (var second = new LocalCloudFixture(other.resolve("cloud"))) {
            try (var early = second.client(S3Client.builder().forcePathStyle(true))) {
                early.createBucket(b -> b.bucket("early"));
                early.putBucketNotificationConfiguration(p -> p.bucket("early").skipDestinationValidation(true)
                        .notificationConfiguration(n -> n.lambdaFunctionConfigurations(function("", "",
                                "s3:ObjectCreated:*"))));
                early.putObject(p -> p.bucket("early").key("k"), RequestBody.fromString("a"));
            }
            second.restart();
            try (var later = second.client(LambdaClient.builder())) {
                create(later, noted);
                assertThat(record(noted.await(1, "\"name\":\"early\"").getFirst()).at("/s3/object/key").asText())
                        .isEqualTo("k");
            }
        }
    }
}
