package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class SqsContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SqsClient sqs;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        sqs = fixture.client(SqsClient.builder());
    }

    @AfterEach
    void stop() {
        sqs.close();
        fixture.close();
    }

    @Test
    void sendsReceivesAndDeletes() {
        var queue = queue("jobs");
        var number = MessageAttributeValue.builder().dataType("Number").stringValue("7").build();
        var bytes = MessageAttributeValue.builder().dataType("Binary.gif").binaryValue(SdkBytes.fromByteArray(
                new byte[]{1, 2})).build();
        var sent = sqs.sendMessage(r -> r.queueUrl(queue).messageBody("Grüße €").messageAttributes(Map.of("a.n", number,
                "b", bytes)));

        // The client compares all digests itself.
        var message = sqs.receiveMessage(r -> r.queueUrl(queue).messageAttributeNames("a.*")
                .messageSystemAttributeNames(
                        MessageSystemAttributeName.ALL)).messages().getFirst();
        assertThat(message.messageId()).isEqualTo(sent.messageId());
        assertThat(message.body()).isEqualTo("Grüße €");
        assertThat(message.messageAttributes()).isEqualTo(Map.of("a.n", number));
        assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.SENDER_ID, "000000000000").containsKey(
                        MessageSystemAttributeName.SENT_TIMESTAMP);
        assertThat(received(queue)).isEmpty();
        assertThat(counts(queue)).containsExactly("0", "1", "0");

        sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
        assertThat(counts(queue)).containsExactly("0", "0", "0");
    }

    @Test
    void createsTheSameQueueOnce() {
        var url = sqs.createQueue(r -> r.queueName("jobs").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT,
                "5"))).queueUrl();

        assertThat(url).isEqualTo(fixture.endpoint() + "/000000000000/jobs");
        assertThat(queue("jobs")).isEqualTo(url);
        refused(() -> sqs.createQueue(r -> r.queueName("jobs").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT,
                "6"))), "QueueAlreadyExists");
        refused(() -> queue("no.good"), "InvalidParameterValue");
        refused(() -> sqs.createQueue(r -> r.queueName("x").attributes(Map.of(QueueAttributeName.DELAY_SECONDS,
                "901"))), "InvalidAttributeValue");
        refused(() -> sqs.createQueue(r -> r.queueName("x").attributesWithStrings(Map.of("Colour", "red"))),
                "InvalidAttributeName");
        assertThat(sqs.listQueues(r -> r.queueNamePrefix("jo")).queueUrls()).containsExactly(url);
        assertThat(sqs.getQueueUrl(r -> r.queueName("jobs")).queueUrl()).isEqualTo(url);

        sqs.deleteQueue(r -> r.queueUrl(url));
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("jobs"))).isInstanceOf(
                QueueDoesNotExistException.class);
        refused(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x")),
                "AWS.SimpleQueueService.NonExistentQueue");
    }

    @Test
    void showsAMessageAgainAfterItsVisibilityTimeout() {
        var queue = queue("jobs");
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
        var first = sqs.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(1)).messages().getFirst();

        var second = sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20).visibilityTimeout(30)).messages()
                .getFirst();
        assertThat(second.messageId()).isEqualTo(first.messageId());
        sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(first.receiptHandle()));
        assertThat(counts(queue)).as("an old receipt deletes nothing").containsExactly("0", "1", "0");

        sqs.changeMessageVisibility(r -> r.queueUrl(queue).receiptHandle(second.receiptHandle()).visibilityTimeout(0));
        assertThat(received(queue)).hasSize(1);
        refused(() -> sqs.changeMessageVisibility(r -> r.queueUrl(queue).receiptHandle(second.receiptHandle())
                .visibilityTimeout(1)), "InvalidParameterValue");
        refused(() -> sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle("nonsense")), "ReceiptHandleIsInvalid");
    }

    @Test
    void letsAReceiverWaitForAMessage() throws Exception {
        var queue = queue("jobs");
        var waiting = CompletableFuture.supplyAsync(() -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(
                20)));
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").delaySeconds(1));
        assertThat(counts(queue)).containsExactly("0", "0", "1");

        assertThat(waiting.get(15, TimeUnit.SECONDS).messages()).extracting(Message::body).containsExactly("x");
        long before = System.nanoTime();
        assertThat(sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(1)).messages()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(
                8));
    }

    @Test
    void movesWhatIsReceivedTooOftenToTheDeadLetterQueue() {
        var dead = queue("dead");
        var policy = "{\"deadLetterTargetArn\":\"arn:aws:sqs:local-1:000000000000:dead\",\"maxReceiveCount\":\"2\"}";
        var queue = sqs.createQueue(r -> r.queueName("jobs").attributes(Map.of(QueueAttributeName.REDRIVE_POLICY,
                policy, QueueAttributeName.VISIBILITY_TIMEOUT, "0"))).queueUrl();
        var id = sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")).messageId();

        assertThat(received(queue)).hasSize(1);
        assertThat(received(queue)).hasSize(1);
        assertThat(received(queue)).isEmpty();
        var letter = sqs.receiveMessage(r -> r.queueUrl(dead).messageSystemAttributeNames(
                MessageSystemAttributeName.ALL)).messages().getFirst();
        assertThat(letter.messageId()).isEqualTo(id);
        assertThat(letter.attributes()).containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
                "arn:aws:sqs:local-1:000000000000:jobs").containsEntry(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3");
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls()).containsExactly(queue);
        refused(() -> sqs.createQueue(r -> r.queueName("y").attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy
                .replace(":dead", ":nowhere")))), "InvalidParameterValue");
    }

    @Test
    void keepsTheOrderOfGroupsInFifoQueues() {
        var queue = sqs.createQueue(r -> r.queueName("jobs.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE,
                "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"))).queueUrl();
        var first = sqs.sendMessage(r -> r.queueUrl(queue).messageGroupId("a").messageBody("a1"));
        var repeated = sqs.sendMessage(r -> r.queueUrl(queue).messageGroupId("a").messageBody("a1"));
        sqs.sendMessage(r -> r.queueUrl(queue).messageGroupId("a").messageBody("a2"));
        sqs.sendMessage(r -> r.queueUrl(queue).messageGroupId("b").messageBody("b1"));

        assertThat(repeated.messageId()).isEqualTo(first.messageId());
        assertThat(first.sequenceNumber()).hasSize(20).isEqualTo(repeated.sequenceNumber());
        var head = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1)).messages().getFirst();
        assertThat(head.body()).isEqualTo("a1");
        assertThat(received(queue)).as("a waits for a1").extracting(Message::body).containsExactly("b1");
        sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(head.receiptHandle()));
        assertThat(received(queue)).extracting(Message::body).containsExactly("a2");
        refused(() -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")), "MissingParameter");
        refused(() -> queue("plain.fifo"), "InvalidParameterValue");
    }

    @Test
    void answersEachEntryOfABatch() {
        var queue = queue("jobs");
        var sent = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("1", "one"), entry("2", "bad \u0001"),
                entry("3", "three")));

        assertThat(sent.successful()).extracting("id").containsExactly("1", "3");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code,
                BatchResultErrorEntry::senderFault).containsExactly(org.assertj.core.api.Assertions.tuple("2",
                        "InvalidMessageContents", true));
        var messages = received(queue);
        assertThat(messages).extracting(Message::body).containsExactlyInAnyOrder("one", "three");
        var deleted = sqs.deleteMessageBatch(r -> r.queueUrl(queue).entries(e -> e.id("a").receiptHandle(messages
                .getFirst().receiptHandle()), e -> e.id("b").receiptHandle("nonsense")));
        assertThat(deleted.successful()).hasSize(1);
        assertThat(deleted.failed()).hasSize(1);
        refused(() -> sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(List.of())),
                "AWS.SimpleQueueService.EmptyBatchRequest");
        refused(() -> sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("1", "x"), entry("1", "y"))),
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct");
    }

    @Test
    void checksTheLimits() {
        var queue = sqs.createQueue(r -> r.queueName("small").attributes(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
                "1024"))).queueUrl();

        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x".repeat(1024)));
        refused(() -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x".repeat(1025))), "InvalidParameterValue");
        refused(() -> sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(11)), "InvalidParameterValue");
        refused(() -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(21)), "InvalidParameterValue");
        refused(() -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").delaySeconds(901)),
                "InvalidParameterValue");
        refused(() -> sqs.startMessageMoveTask(r -> r.sourceArn("arn")), "UnknownOperationException");
        sqs.purgeQueue(r -> r.queueUrl(queue));
        assertThat(counts(queue)).containsExactly("0", "0", "0");
        refused(() -> sqs.purgeQueue(r -> r.queueUrl(queue)), "AWS.SimpleQueueService.PurgeQueueInProgress");
    }

    @Test
    void keepsMessagesOverARestart() {
        var queue = queue("jobs");
        sqs.tagQueue(r -> r.queueUrl(queue).tags(Map.of("team", "a")));
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("y"));
        sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1));

        sqs.close();
        fixture.restart();
        sqs = fixture.client(SqsClient.builder());
        assertThat(counts(queue)).as("known by its old URL").containsExactly("1", "1", "0");
        assertThat(received(queue)).extracting(Message::body).containsExactly("y");
        assertThat(sqs.listQueueTags(r -> r.queueUrl(queue)).tags()).isEqualTo(Map.of("team", "a"));
    }

    private String queue(String name) {
        return sqs.createQueue(r -> r.queueName(name)).queueUrl();
    }

    private List<Message> received(String queue) {
        return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
    }

    private List<String> counts(String queue) {
        var attributes = sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return List.of(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES), attributes.get(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE), attributes.get(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.awsErrorDetails()
                .errorCode()).isEqualTo(code));
    }
}
