package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** {@code AWS::SNS::Subscription}. As on AWS it is there before a person or web server has confirmed it. */
final class SnsSubscription implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of("RawMessageDelivery", "FilterPolicyScope", "FilterPolicy",
            "RedrivePolicy", "DeliveryPolicy");

    @Override
    public Shape.Struct properties() {
        return Shape.struct("TopicArn", "Protocol", "Endpoint", "RawMessageDelivery", "FilterPolicyScope").with(
                "FilterPolicy", Shape.FREE).with("RedrivePolicy", Shape.FREE).with("DeliveryPolicy", Shape.FREE)
                .requiring("TopicArn", "Protocol");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    /** Subscribing twice gives the same subscription. */
    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var attributes = new HashMap<String, String>();
        request.only(ATTRIBUTES).properties().forEach(e -> attributes.put(e.getKey(), e.getValue().isValueNode() ? e
                .getValue().asText() : e.getValue().toString()));
        var arn = request.call(SubscribeRequest.builder().topicArn(request.text("TopicArn")).protocol(request.text(
                "Protocol")).endpoint(request.text("Endpoint")).attributes(attributes).returnSubscriptionArn(true)
                .build(), SubscribeResponse.class).subscriptionArn();
        request.initiated().accept(arn);
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("TopicArn", "Protocol", "Endpoint");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope");
        ATTRIBUTES.stream().filter(update::changed).forEach(name -> update.call(SetSubscriptionAttributesRequest
                .builder().subscriptionArn(update.id()).attributeName(name).attributeValue(value(update.request(),
                        name)).build(), SetSubscriptionAttributesResponse.class));
    }

    private static String value(ResourceRequest request, String name) {
        var given = request.get(name);
        if (given.isMissingNode()) {
            return switch (name) {
                case "RawMessageDelivery" -> "false";
                case "FilterPolicyScope" -> "MessageAttributes";
                default -> "{}";
            };
        }
        return given.isValueNode() ? given.asText() : given.toString();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetSubscriptionAttributesRequest.builder().subscriptionArn(id).build(),
                GetSubscriptionAttributesResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(UnsubscribeRequest.builder().subscriptionArn(physicalId).build(), UnsubscribeResponse.class);
    }
}
