package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ResourcePolicy;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends to queues whose policy lets the topic do so. */
final class QueueChannel {
    private static final int MOST_ATTRIBUTES = 10;

    private final CloudContext context;
    private final Envelope envelope;

    QueueChannel(CloudContext context, Envelope envelope) {
        this.context = context;
        this.envelope = envelope;
    }

    Result attempt(Publication publication, Subscription subscription, Topic topic) {
        boolean raw = subscription.isRaw();
        if (raw && publication.attributes().size() > MOST_ATTRIBUTES) {
            return new Result.Never("a raw message may have at most 10 attributes");
        }
        var body = raw ? publication.message() : envelope.text(publication, subscription, topic);
        var request = SendMessageRequest.builder().messageBody(body);
        publication.group().ifPresent(request::messageGroupId);
        if (raw) {
            request.messageAttributes(attributes(publication));
        }
        return send(subscription.endpoint(), subscription.topicArn(), request);
    }

    /** A message that could not be delivered goes to the subscription's dead letter queue as the subscriber would get it. */
    Result deadLetter(Publication publication, Subscription subscription, Topic topic, String queueArn) {
        var request = SendMessageRequest.builder().messageBody(subscription.isRaw() ? publication.message()
                : envelope.text(publication, subscription, topic)).messageAttributes(subscription.isRaw() ? attributes(
                        publication) : Map.of());
        return send(queueArn, subscription.topicArn(), request);
    }

    private Result send(String queueArn, String topicArn, SendMessageRequest.Builder request) {
        var steps = queueArn.split(":", -1);
        var calls = context.calls();
        try {
            var url = calls.call(GetQueueUrlRequest.builder().queueName(steps[5]).queueOwnerAWSAccountId(steps[4])
                    .build(), GetQueueUrlResponse.class).queueUrl();
            var policy = Optional.ofNullable(calls.call(GetQueueAttributesRequest.builder().queueUrl(url)
                    .attributeNames(QueueAttributeName.POLICY).build(), GetQueueAttributesResponse.class).attributes()
                    .get(QueueAttributeName.POLICY));
            var act = new ResourcePolicy.Act("sns.amazonaws.com", "sqs:SendMessage", queueArn, topicArn);
            if (policy.filter(text -> ResourcePolicy.parse(text).allows(act)).isEmpty()) {
                return new Result.Never("the policy of " + queueArn + " does not let " + topicArn + " send to it");
            }
            calls.call(request.queueUrl(url).build(), SendMessageResponse.class);
            return new Result.Delivered();
        } catch (AwsServiceException e) {
            var reason = ServiceError.codeOf(e) + ": " + ServiceError.messageOf(e);
            return e.statusCode() < 500 ? new Result.Never(reason) : new Result.Again(reason);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Publication publication) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        publication.attributes().forEach((name, value) -> {
            var attribute = MessageAttributeValue.builder().dataType(value.type());
            attributes.put(name, value.type().startsWith("Binary") ? attribute.binaryValue(SdkBytes
                    .fromByteArrayUnsafe(Base64.getDecoder().decode(value.value()))).build()
                    : attribute.stringValue(value
                            .value()).build());
        });
        return attributes;
    }
}
