package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;

/** {@code AWS::SNS::TopicPolicy}: the policy of one or more topics. */
final class SnsTopicPolicy implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct().with("Topics", Shape.TEXTS).with("PolicyDocument", Shape.FREE).requiring("Topics",
                "PolicyDocument");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    /** It has no name that could be taken; setting a policy twice is harmless. */
    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        set(request, request.get("PolicyDocument").toString());
        request.initiated().accept(PhysicalName.mixed(request, 128));
    }

    private static void set(ResourceRequest request, String policy) {
        request.get("Topics").forEach(arn -> set(request, arn.asText(), policy));
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public void update(ResourceUpdate update) {
        update.gone("Topics").forEach(arn -> Missing.not(() -> set(update.request(), arn, "")));
        set(update.request(), update.request().get("PolicyDocument").toString());
    }

    private static void set(ResourceRequest request, String arn, String policy) {
        request.call(SetTopicAttributesRequest.builder().topicArn(arn).attributeName("Policy").attributeValue(policy)
                .build(), SetTopicAttributesResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.get("Topics").forEach(arn -> request.call(GetTopicAttributesRequest.builder()
                .topicArn(arn.asText()).build(), GetTopicAttributesResponse.class)));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        set(request, "");
    }
}
