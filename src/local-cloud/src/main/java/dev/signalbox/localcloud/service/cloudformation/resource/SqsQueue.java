package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** {@code AWS::SQS::Queue}; its physical id is the URL. */
final class SqsQueue implements ResourceType {
    private static final List<String> PLAIN = List.of("DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
            "SqsManagedSseEnabled", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope",
            "FifoThroughputLimit");
    private static final List<String> POLICIES = List.of("RedrivePolicy", "RedriveAllowPolicy");
    private static final Map<String, String> DEFAULTS = Map.of("RedrivePolicy", "", "RedriveAllowPolicy", "",
            "DelaySeconds", "0", "MaximumMessageSize", "262144", "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0", "VisibilityTimeout", "30", "KmsMasterKeyId", "");

    @Override
    public Shape.Struct properties() {
        return Shape.struct(PLAIN.toArray(String[]::new)).with("QueueName", Shape.TEXT).with("RedrivePolicy",
                Shape.FREE).with("RedriveAllowPolicy", Shape.FREE).with("Tags", Shape.TAG_LIST);
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "QueueName", "QueueUrl");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        if (request.has("QueueName")) {
            return request.text("QueueName");
        }
        return isFifo(request) ? PhysicalName.mixed(request, 75) + ".fifo" : PhysicalName.mixed(request, 80);
    }

    private static boolean isFifo(ResourceRequest request) {
        return request.get("FifoQueue").asBoolean();
    }

    /** AWS takes {@code FifoQueue: false} in templates only. */
    @Override
    public void create(ResourceRequest request) {
        var attributes = attributes(request);
        var url = request.call(CreateQueueRequest.builder().queueName(request.plannedId()).attributesWithStrings(
                attributes).tags(request.tags()).build(), CreateQueueResponse.class).queueUrl();
        request.initiated().accept(url);
    }

    private static Map<String, String> attributes(ResourceRequest request) {
        var attributes = new HashMap<String, String>();
        request.only(PLAIN).properties().forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
        request.only(POLICIES).properties().forEach(e -> attributes.put(e.getKey(), e.getValue().isTextual() ? e
                .getValue().asText() : e.getValue().toString()));
        if (!isFifo(request)) {
            attributes.remove("FifoQueue");
        }
        return attributes;
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var arn = describe(request, physicalId).attributes().getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        return Map.of("Arn", arn, "QueueName", arn.substring(arn.lastIndexOf(':') + 1), "QueueUrl", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("FifoQueue").named("QueueName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("RedrivePolicy", "RedriveAllowPolicy", "Tags", "DelaySeconds", "MaximumMessageSize",
                "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", "KmsMasterKeyId");
        var attributes = attributes(update.request());
        attributes.keySet().removeIf(name -> !update.changed(name));
        DEFAULTS.forEach((name, value) -> {
            if (update.removed(name)) {
                attributes.put(name, value);
            }
        });
        if (!attributes.isEmpty()) {
            update.call(SetQueueAttributesRequest.builder().queueUrl(update.id()).attributesWithStrings(attributes)
                    .build(), SetQueueAttributesResponse.class);
        }
        update.tags(tags -> update.call(TagQueueRequest.builder().queueUrl(update.id()).tags(tags).build(),
                TagQueueResponse.class), keys -> update.call(UntagQueueRequest.builder().queueUrl(update.id()).tagKeys(
                        keys).build(), UntagQueueResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteQueueRequest.builder().queueUrl(physicalId).build(), DeleteQueueResponse.class);
    }

    private static GetQueueAttributesResponse describe(ResourceRequest request, String url) {
        return request.call(GetQueueAttributesRequest.builder().queueUrl(url).attributeNames(
                QueueAttributeName.QUEUE_ARN).build(), GetQueueAttributesResponse.class);
    }
}
