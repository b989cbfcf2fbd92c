package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.StackFixture;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.Notes;
import dev.signalbox.localcloud.functions.QueueFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class QueueSourceContractTest {
    private static final String QUEUES = "arn:aws:sqs:local-1:000000000000:";

    @TempDir static Path folder;
    private static LambdaFixture cloud;
    private static SqsClient sqs;
    private static Notes notes;

    @BeforeAll
    static void start() {
        notes = Notes.in(folder.resolve("notes"));
        cloud = new LambdaFixture(folder.resolve("data"));
        sqs = cloud.cloud().client(SqsClient.builder());
        cloud.lambda().createFunction(function("f").handler(QueueFunction.class.getName()).timeout(1).environment(e -> e
                .variables(Map.of("NOTES", notes.folder().toString()))).code(c -> c.zipFile(FunctionJar.of(
                        QueueFunction.class))).build());
    }

    @AfterAll
    static void stop() {
        sqs.close();
        cloud.close();
    }

    @Test
    void takesMessagesToTheFunctionAndDeletesWhatItTook() {
        queue("taken", Map.of());
        var mapping = cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES
                + "taken"));
        assertThat(mapping.state()).isEqualTo("Creating");
        assertThat(mapping.batchSize()).isEqualTo(10);

        sqs.sendMessage(s -> s.queueUrl(url("taken")).messageBody("hello").messageAttributes(Map.of("kind",
                MessageAttributeValue.builder().dataType("String").stringValue("test").build())));

        var record = json(notes.await(1, "hello").getFirst()).at("/Records/0");
        assertThat(record.path("body").asText()).isEqualTo("hello");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(QUEUES + "taken");
        assertThat(record.path("awsRegion").asText()).isEqualTo("local-1");
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(record.at("/messageAttributes/kind").toString()).isEqualTo("{\"stringValue\":\"test\","
                + "\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}");
        awaitEmpty("taken");
    }

    @Test
    void bringsBackWhatFailedAndLeavesTheRestToTheRedrivePolicy() {
        queue("dead", Map.of());
        queue("partly", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2", QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + QUEUES + "dead\",\"maxReceiveCount\":2}"));
        cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES + "partly")
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        assertThat(cloud.invoke("f", "{}").functionError()).as("warm, so that it is quicker than the timeout").isNull();

        send("partly", "good", "bad");

        assertThat(StackFixture.until(() -> received("dead"), r -> !r.isEmpty())).containsExactly("bad");
        assertThat(notes.with("good")).isNotEmpty();
        assertThat(notes.with("bad")).hasSize(2);
        awaitEmpty("partly");
    }

    @Test
    void dropsWhatNoFilterLetsPass() {
        queue("filtered", Map.of());
        cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES + "filtered")
                .filterCriteria(
                        c -> c.filters(f -> f.pattern("{\"body\":{\"kind\":[\"wanted\"]}}"))));

        send("filtered", "{\"kind\":\"other\"}", "{\"kind\":\"wanted\"}");

        notes.await(1, "wanted");
        awaitEmpty("filtered");
        assertThat(notes.with("other")).isEmpty();
    }

    @Test
    void goesOnAfterARestartAndRestsWhileDisabled() {
        queue("resting", Map.of());
        var uuid = cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES + "resting")
                .enabled(false)).uuid();
        send("resting", "waits");
        assertThat(cloud.lambda().getEventSourceMapping(g -> g.uuid(uuid)).state()).isEqualTo("Disabled");
        cloud.restart();
        sqs.close();
        sqs = cloud.cloud().client(SqsClient.builder());
        assertThat(notes.with("waits")).isEmpty();

        assertThat(cloud.lambda().updateEventSourceMapping(u -> u.uuid(uuid).enabled(true)).state()).isEqualTo(
                "Enabling");

        notes.await(1, "waits");
        assertThat(cloud.lambda().listEventSourceMappings(l -> l.functionName("f").eventSourceArn(QUEUES
                + "resting")).eventSourceMappings()).hasSize(1);
        assertThat(cloud.lambda().deleteEventSourceMapping(d -> d.uuid(uuid)).state()).isEqualTo("Deleting");
        assertThatThrownBy(() -> cloud.lambda().getEventSourceMapping(g -> g.uuid(uuid))).isInstanceOf(
                ResourceNotFoundException.class);
    }

    @Test
    void refusesWhatCannotBe() {
        queue("refusing", Map.of());
        queue("hasty", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        refused("nowhere", "f", "SQS Error Code: AWS.SimpleQueueService.NonExistentQueue");
        refused("refusing", "nobody", "Function does not exist");
        refused("hasty", "f", "Queue visibility timeout: 0 seconds is less than Function timeout: 1 seconds");
        assertThatThrownBy(() -> cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(
                "arn:aws:kinesis:local-1:000000000000:stream/s"))).hasMessageContaining("service kinesis");
        assertThatThrownBy(() -> cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES
                + "refusing").batchSize(11))).hasMessageContaining(
                        "Maximum batch window in seconds must be greater than 0");
        assertThatThrownBy(() -> cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES
                + "refusing").filterCriteria(c -> c.filters(f -> f.pattern("no pattern"))))).hasMessageContaining(
                        "Invalid filter pattern definition.");
        cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES + "refusing"));
        assertThatThrownBy(() -> cloud.lambda().createEventSourceMapping(m -> m.functionName("f").eventSourceArn(QUEUES
                + "refusing"))).isInstanceOf(ResourceConflictException.class).hasMessageContaining(
                        "provided mapping already exists. Please update or delete the existing mapping with UUID");
    }

    private void refused(String queue, String function, String message) {
        assertThatThrownBy(() -> cloud.lambda().createEventSourceMapping(m -> m.functionName(function).eventSourceArn(
                QUEUES + queue))).hasMessageContaining(message);
    }

    private void queue(String name, Map<QueueAttributeName, String> attributes) {
        sqs.createQueue(q -> q.queueName(name).attributes(attributes));
    }

    private String url(String queue) {
        return sqs.getQueueUrl(g -> g.queueName(queue)).queueUrl();
    }

    private void send(String queue, String... bodies) {
        for (var body : bodies) {
            sqs.sendMessage(s -> s.queueUrl(url(queue)).messageBody(body));
        }
    }

    private List<String> received(String queue) {
        return sqs.receiveMessage(r -> r.queueUrl(url(queue)).waitTimeSeconds(1)).messages().stream().map(m -> m.body())
                .toList();
    }

    private void awaitEmpty(String queue) {
        StackFixture.until(() -> sqs.getQueueAttributes(g -> g.queueUrl(url(queue)).attributeNames(
                QueueAttributeName.ALL)).attributes(), a -> a.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        .equals("0") && a.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE).equals(
                                "0"));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
