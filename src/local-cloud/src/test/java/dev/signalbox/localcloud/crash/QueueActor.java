package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Sends, receives and deletes messages; and publishes to a topic that a second queue subscribes to. */
final class QueueActor implements Actor {
    private final SqsClient sqs;
    private final Set<String> there = new TreeSet<>();
    private final Set<String> perhaps = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private String ordered = "";
    private int number;
    private String queue = "";
    private String fifo = "";

    QueueActor(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void prepare() {
        queue = sqs.createQueue(r -> r.queueName("work").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT,
                "0"))).queueUrl();
        fifo = sqs.createQueue(r -> r.queueName("work.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    @Override
    public void step(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                var text = "m" + number++;
                perhaps.add(text);
                sqs.sendMessage(r -> r.queueUrl(queue).messageBody(text));
                perhaps.remove(text);
                there.add(text);
            }
            case 1 -> takeOne();
            default -> {
                // The same again after a crash: the queue must take it once.
                if (ordered.isEmpty()) {
                    ordered = "o" + number++;
                }
                sqs.sendMessage(r -> r.queueUrl(fifo).messageGroupId("g").messageDeduplicationId(ordered).messageBody(
                        ordered));
                ordered = "";
            }
        }
    }

    private void takeOne() {
        for (var message : sqs.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(0)).messages()) {
            var text = message.body();
            assertThat(deleted).as("a message that was deleted").doesNotContain(text);
            boolean was = there.remove(text);
            perhaps.add(text);
            sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
            perhaps.remove(text);
            deleted.add(text);
            assertThat(was || text.startsWith("m")).isTrue();
        }
    }

    @Override
    public void check() {
        int kept = Integer.parseInt(sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).attributes().get(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        assertThat(kept).as("messages in the queue").isBetween(there.size(), there.size() + perhaps.size());
    }

    @Override
    public void finish() {
        Set<String> found = new TreeSet<>();
        for (var page = receive(queue); !page.isEmpty(); page = receive(queue)) {
            for (var text : page) {
                assertThat(found.add(text)).as("%s comes once", text).isTrue();
            }
        }
        assertThat(found).containsAll(there).doesNotContainAnyElementsOf(deleted.isEmpty() ? Set.of("-") : deleted);
        found.removeAll(there);
        assertThat(perhaps).containsAll(found);
        int last = -1;
        for (var page = receive(fifo); !page.isEmpty(); page = receive(fifo)) {
            for (var text : page) {
                int is = Integer.parseInt(text.substring(1));
                assertThat(is).as("order and repetition in the FIFO queue").isGreaterThan(last);
                last = is;
            }
        }
    }

    private java.util.List<String> receive(String from) {
        var page = sqs.receiveMessage(r -> r.queueUrl(from).maxNumberOfMessages(10).visibilityTimeout(60)).messages();
        page.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(from).receiptHandle(m.receiptHandle())));
        return page.stream().map(m -> m.body()).toList();
    }
}
