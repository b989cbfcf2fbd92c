package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

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
        var arn = request.call(CreateTopicRequest.builder().name(name(request.plannedId())).attributes(attributes).tags(
                tags(request.tags())).build(), CreateTopicResponse.class).topicArn();
        request.initiated().accept(arn);
        subscribe(request, arn);
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("TopicArn", physicalId, "TopicName", name(physicalId));
    }

    @Override
    public Updates updates() {
        return Updates.replacing("FifoTopic").named("TopicName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("DisplayName", "KmsMasterKeyId", "Subscription", "Tags");
        ATTRIBUTES.stream().filter(update::changed).forEach(name -> update.call(SetTopicAttributesRequest.builder()
                .topicArn(update.id()).attributeName(name).attributeValue(update.request().text(name)).build(),
                SetTopicAttributesResponse.class));
        if (update.changed("Subscription")) {
            subscribe(update.request(), update.id());
            unsubscribe(update);
        }
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(update.id()).tags(tags(tags)).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }

    private static void unsubscribe(ResourceUpdate update) {
        var wanted = new HashSet<JsonNode>();
        update.request().get("Subscription").forEach(wanted::add);
        var gone = new HashSet<List<String>>();
        update.before().path("Subscription").forEach(one -> {
            if (!wanted.contains(one)) {
                gone.add(List.of(one.path("Protocol").asText(), one.path("Endpoint").asText()));
            }
        });
        update.call(ListSubscriptionsByTopicRequest.builder().topicArn(update.id()).build(),
                ListSubscriptionsByTopicResponse.class).subscriptions().stream().filter(s -> gone.contains(List.of(s
                        .protocol(), s.endpoint()))).forEach(s -> update.call(UnsubscribeRequest.builder()
                                .subscriptionArn(s.subscriptionArn()).build(), UnsubscribeResponse.class));
    }

    private static void subscribe(ResourceRequest request, String arn) {
        request.get("Subscription").forEach(one -> request.call(SubscribeRequest.builder().topicArn(arn).protocol(one
                .path("Protocol").asText()).endpoint(one.path("Endpoint").asText()).build(), SubscribeResponse.class));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
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
