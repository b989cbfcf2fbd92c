package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues, topics and subscriptions, which tell themselves as attributes of text. */
final class MessagingLive {
    private static final List<String> DOCUMENTS = List.of("RedrivePolicy", "RedriveAllowPolicy", "FilterPolicy",
            "DeliveryPolicy");

    private MessagingLive() {}

    static ObjectNode queue(LiveResource resource) {
        var queue = resource.call(GetQueueAttributesRequest.builder().queueUrl(resource.id()).attributeNames(
                QueueAttributeName.ALL).build(), GetQueueAttributesResponse.class);
        var live = attributes(queue.attributesAsStrings());
        live.put("QueueName", afterLast(live.path("QueueArn").asText(), ':'));
        if (!live.has("FifoQueue")) {
            live.put("FifoQueue", false);
        }
        live.set("Tags", LiveResource.tags(resource.call(ListQueueTagsRequest.builder().queueUrl(resource.id()).build(),
                ListQueueTagsResponse.class).tags()));
        return live;
    }

    static ObjectNode topic(LiveResource resource) {
        var live = attributes(resource.call(GetTopicAttributesRequest.builder().topicArn(resource.id()).build(),
                GetTopicAttributesResponse.class).attributes());
        live.put("TopicName", afterLast(resource.id(), ':'));
        var tags = new LinkedHashMap<String, String>();
        resource.call(software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest.builder().resourceArn(
                resource
                        .id()).build(), software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse.class)
                .tags()
                .forEach(t -> tags.put(t.key(), t.value()));
        live.set("Tags", LiveResource.tags(tags));
        return live;
    }

    static ObjectNode subscription(LiveResource resource) {
        return attributes(resource.call(GetSubscriptionAttributesRequest.builder().subscriptionArn(resource.id())
                .build(), GetSubscriptionAttributesResponse.class).attributes());
    }

    private static ObjectNode attributes(Map<String, String> attributes) {
        var live = LiveResource.object();
        attributes.forEach((name, text) -> {
            if (DOCUMENTS.contains(name)) {
                live.set(name, LiveResource.document(text));
            } else {
                live.put(name, text);
            }
        });
        return live;
    }

    private static String afterLast(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
