package dev.signalbox.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that hears what a topic says. */
final class Mailbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs;
    private final String queue;

    private Mailbox(SqsClient sqs, String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    static Mailbox subscribe(PipelineCloud cloud, String topic) {
        var sqs = cloud.client(SqsClient.builder());
        var queue = sqs.createQueue(b -> b.queueName("news-of-" + topic.substring(topic.lastIndexOf(':') + 1)))
                .queueUrl();
        var arn = sqs.getQueueAttributes(b -> b.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes().get(QueueAttributeName.QUEUE_ARN);
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},\
                "Action":"sqs:SendMessage","Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}"""
                .formatted(arn, topic);
        sqs.setQueueAttributes(b -> b.queueUrl(queue).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        cloud.client(SnsClient.builder()).subscribe(b -> b.topicArn(topic).protocol("sqs").endpoint(arn));
        return new Mailbox(sqs, queue);
    }

    /** The next notification, which is taken out. */
    JsonNode next() throws Exception {
        return PipelineCloud.await("notification", Duration.ofSeconds(20), () -> {
            var messages = sqs.receiveMessage(b -> b.queueUrl(queue).maxNumberOfMessages(1)).messages();
            if (messages.isEmpty()) {
                return null;
            }
            sqs.deleteMessage(b -> b.queueUrl(queue).receiptHandle(messages.getFirst().receiptHandle()));
            return JSON.readTree(messages.getFirst().body());
        });
    }
}
