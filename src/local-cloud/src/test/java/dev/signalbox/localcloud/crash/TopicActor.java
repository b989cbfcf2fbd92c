package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Publishes to a topic that a queue subscribes to. SNS delivers at least once, so a crash may bring a message twice. */
final class TopicActor implements Actor {
    private final SnsClient sns;
    private final SqsClient sqs;
    private final Set<String> published = new TreeSet<>();
    private final Set<String> perhaps = new TreeSet<>();
    private int number;
    private String topic = "";
    private String queue = "";

    TopicActor(SnsClient sns, SqsClient sqs) {
        this.sns = sns;
        this.sqs = sqs;
    }

    @Override
    public void prepare() {
        topic = sns.createTopic(r -> r.name("news")).topicArn();
        queue = sqs.createQueue(r -> r.queueName("news")).queueUrl();
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
                 "Action":"sqs:SendMessage","Resource":"*"}]}""";
        sqs.setQueueAttributes(r -> r.queueUrl(queue).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:local-1:000000000000:news")
                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    @Override
    public void step(Random random) {
        var text = "p" + number++;
        perhaps.add(text);
        sns.publish(r -> r.topicArn(topic).message(text));
        perhaps.remove(text);
        published.add(text);
    }

    /** Deliveries go on in the background; what came is looked at in the end. */
    @Override
    public void check() {
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions()).hasSize(1);
    }

    @Override
    public void finish() {
        Map<String, Integer> came = new TreeMap<>();
        Until.holds(() -> {
            for (var message : sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages()) {
                came.merge(message.body(), 1, Integer::sum);
                sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            return came.keySet().containsAll(published);
        }, () -> "not delivered: " + published.stream().filter(p -> !came.containsKey(p)).toList());
        came.keySet().removeAll(published);
        assertThat(perhaps).containsAll(came.keySet());
    }
}
