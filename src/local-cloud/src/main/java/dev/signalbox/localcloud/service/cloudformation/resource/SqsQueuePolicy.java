package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** {@code AWS::SQS::QueuePolicy}: the policy of one or more queues. */
final class SqsQueuePolicy implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct().with("Queues", Shape.TEXTS).with("PolicyDocument", Shape.FREE).requiring("Queues",
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
        request.get("Queues").forEach(url -> set(request, url.asText(), policy));
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
        update.gone("Queues").forEach(url -> Missing.not(() -> set(update.request(), url, "")));
        set(update.request(), update.request().get("PolicyDocument").toString());
    }

    private static void set(ResourceRequest request, String url, String policy) {
        request.call(SetQueueAttributesRequest.builder().queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY,
                policy)).build(), SetQueueAttributesResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.get("Queues").forEach(url -> request.call(GetQueueAttributesRequest.builder()
                .queueUrl(url.asText()).attributeNames(QueueAttributeName.POLICY).build(),
                GetQueueAttributesResponse.class)));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        set(request, "");
    }
}
