package dev.signalbox.localcloud.service.events.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ResourcePolicy.Act;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends to queues whose policy lets the rule do so. */
final class QueueChannel {
    private final CloudContext context;

    QueueChannel(CloudContext context) {
        this.context = context;
    }

    Result send(String queue, String ruleArn, Consumer<SendMessageRequest.Builder> message) {
        var calls = context.calls();
        var url = calls.call(GetQueueUrlRequest.builder().queueName(queue.substring(queue.lastIndexOf(':') + 1))
                .build(), GetQueueUrlResponse.class).queueUrl();
        var policy = Optional.ofNullable(calls.call(GetQueueAttributesRequest.builder().queueUrl(url).attributeNames(
                QueueAttributeName.POLICY).build(), GetQueueAttributesResponse.class).attributes().get(
                        QueueAttributeName.POLICY));
        if (!Channels.allows(policy, new Act(Channels.SERVICE, "sqs:SendMessage", queue, ruleArn))) {
            return Result.notPermitted("the policy of " + queue + " does not let " + ruleArn + " send to it");
        }
        calls.call(SendMessageRequest.builder().applyMutation(message).queueUrl(url).build(),
                SendMessageResponse.class);
        return new Result.Delivered();
    }

    static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        texts.forEach((name, text) -> attributes.put(name, MessageAttributeValue.builder().dataType("String")
                .stringValue(text).build()));
        return attributes;
    }
}
