package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Tag;

/** {@code AWS::SNS::Topic} with the subscriptions declared in it; its physical id is the ARN. */
final class SnsTopic implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of("DisplayName", "KmsMasterKeyId", "FifoTopic",
            "ContentBasedDeduplication", "SignatureVersion", "TracingConfig");

    @Override
    public Shape.Struct properties() {
        return Shape.struct(ATTRIBUTES.toArray(String[]::new)).with("TopicName", Shape.TEXT).with("Subscription",
                new Shape.ListOf(Shape.struct("Endpoint", "Protocol").requiring("Endpoint", "Protocol"))).with("Tags",
                        Shape.TAG_LIST);
    }

    @Override
    public Set<String> attributes() {
        return Set.of("TopicArn", "TopicName");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.cloud().arn("sns", request.has("TopicName") ? request.text("TopicName")
                : PhysicalName.mixed(request, 256));
    }

    @Override
    public void create(ResourceRequest request) {
        var attributes = new HashMap<String, String>();
        request.only(ATTRIBUTES).properties().forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
        var tags = request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue())
                .build()).toList();
        var arn = request.call(CreateTopicRequest.builder().name(name(request.plannedId())).attributes(attributes).tags(
                tags).build(), CreateTopicResponse.class).topicArn();
        request.initiated().accept(arn);
        request.get("Subscription").forEach(one -> request.call(SubscribeRequest.builder().topicArn(arn).protocol(one
                .path("Protocol").asText()).endpoint(one.path("Endpoint").asText()).build(), SubscribeResponse.class));
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("TopicArn", physicalId, "TopicName", name(physicalId));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetTopicAttributesRequest.builder().topicArn(id).build(),
                GetTopicAttributesResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteTopicRequest.builder().topicArn(physicalId).build(), DeleteTopicResponse.class);
    }
}
