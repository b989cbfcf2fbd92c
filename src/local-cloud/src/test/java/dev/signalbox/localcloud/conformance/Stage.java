package dev.signalbox.localcloud.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.LocalCloudFixture;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What cases need around them: each gets its own resources, made because its text names them. */
final class Stage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    final SfnClient states;
    private final SqsClient queues;
    private final DynamoDbClient tables;
    private final S3Client buckets;
    private final SnsClient topics;
    private volatile boolean closed;

    Stage(LocalCloudFixture cloud) {
        states = cloud.client(SfnClient.builder());
        queues = cloud.client(SqsClient.builder());
        tables = cloud.client(DynamoDbClient.builder());
        buckets = cloud.client(S3Client.builder().forcePathStyle(true));
        topics = cloud.client(SnsClient.builder());
    }

    /** Makes the resources that the text names, such as {@code {{activity:work}}}, under names that begin so. */
    void prepare(ConformanceCase test, String prefix, Placeholders placeholders) {
        var words = Placeholders.WORD.matcher(test.definition() + test.input());
        words.results().map(m -> m.group(1)).distinct().filter(w -> w.contains(":")).forEach(word -> {
            var kind = word.substring(0, word.indexOf(':'));
            var resource = word.substring(kind.length() + 1);
            placeholders.put(word, make(test, kind, resource, prefix + "-" + resource));
        });
    }

    private String make(ConformanceCase test, String kind, String resource, String name) {
        return switch (kind) {
            case "activity" -> {
                var arn = states.createActivity(r -> r.name(name)).activityArn();
                background("worker of " + name, () -> work(arn, test.answers("workers", resource)));
                yield arn;
            }
            case "queue" -> {
                var url = queues.createQueue(r -> r.queueName(name)).queueUrl();
                background("receiver of " + name, () -> receive(url, test.answers("receivers", resource)));
                yield url;
            }
            case "table" -> tables.createTable(r -> r.tableName(name).billingMode("PAY_PER_REQUEST").keySchema(
                    k -> k.attributeName("id").keyType("HASH")).attributeDefinitions(a -> a.attributeName("id")
                            .attributeType("S"))).tableDescription().tableName();
            case "bucket" -> {
                var bucket = name.toLowerCase(Locale.ROOT);
                buckets.createBucket(r -> r.bucket(bucket));
                yield bucket;
            }
            case "topic" -> topics.createTopic(r -> r.name(name)).topicArn();
            default -> throw new IllegalArgumentException("No such kind of resource: " + kind);
        };
    }

    private void background(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (SdkException e) {
                if (!closed) {
                    LOG.warn("{} gave up", name, e);
                }
            }
        });
    }

    private void work(String activity, List<JsonNode> answers) {
        for (JsonNode answer : answers) {
            var task = states.getActivityTask(r -> r.activityArn(activity).workerName("worker"));
            if (task.taskToken() == null || closed) {
                return;
            }
            answer(task.taskToken(), answer);
        }
    }

    private void receive(String queue, List<JsonNode> answers) {
        Iterator<JsonNode> left = answers.iterator();
        while (left.hasNext() && !closed) {
            var messages = queues.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5)).messages();
            messages.forEach(m -> answer(token(m.body()), left.next()));
        }
    }

    /** The message is the token, or an object with a field {@code token}. */
    private static String token(String body) {
        try {
            return body.startsWith("{") ? ConformanceCase.MAPPER.readTree(body).path("token").asText() : body;
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a message with a task token: " + body, e);
        }
    }

    private void answer(String token, JsonNode answer) {
        for (int i = 0; i < answer.path("heartbeats").intValue(); i++) {
            pause(1);
            states.sendTaskHeartbeat(r -> r.taskToken(token));
        }
        pause(answer.path("after").doubleValue());
        if (answer.has("output")) {
            states.sendTaskSuccess(r -> r.taskToken(token).output(ConformanceCase.text(answer.get("output"))));
        } else if (answer.has("error") || answer.has("cause")) {
            states.sendTaskFailure(r -> r.taskToken(token).error(answer.path("error").textValue()).cause(answer.path(
                    "cause").textValue()));
        }
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep(Math.round(seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        states.close();
        queues.close();
        tables.close();
        buckets.close();
        topics.close();
    }
}
