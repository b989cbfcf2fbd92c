package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.DeregisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.DeregisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsResponse;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionResponse;
import software.amazon.awssdk.services.batch.model.TagResourceRequest;
import software.amazon.awssdk.services.batch.model.TagResourceResponse;
import software.amazon.awssdk.services.batch.model.UntagResourceRequest;
import software.amazon.awssdk.services.batch.model.UntagResourceResponse;

/** {@code AWS::Batch::JobDefinition} with container properties; its physical id is the revision's ARN. */
final class BatchJobDefinition implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(RegisterJobDefinitionRequest.builder()).only(
            "JobDefinitionName", "Parameters", "PlatformCapabilities", "PropagateTags",
            "RetryStrategy", "SchedulingPriority", "Tags", "Timeout", "Type")
            .with("ContainerProperties", Model.shape(ContainerProperties.builder()).without("InstanceType"))
            .requiring("Type", "ContainerProperties");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("JobDefinitionArn");
    }

    /** The service adds the revision, and registering a name again is no conflict. */
    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var name = request.has("JobDefinitionName") ? request.text("JobDefinitionName")
                : PhysicalName.withoutStack(request, 128, 16);
        var registered = request.call(request.fill(RegisterJobDefinitionRequest.builder()).jobDefinitionName(name).tags(
                request.tags()).build(), RegisterJobDefinitionResponse.class);
        request.initiated().accept(registered.jobDefinitionArn());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("JobDefinitionArn", physicalId);
    }

    /** A changed definition is a new revision, whatever its name is. */
    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public void update(ResourceUpdate update) {
        tags(update);
    }

    private static void tags(ResourceUpdate update) {
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(update.id()).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return active(request).stream().anyMatch(d -> d.jobDefinitionArn().equals(id));
    }

    /** Found by the tags that only CloudFormation sets. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return active(request).stream().filter(d -> d.tags().entrySet().containsAll(request.ownerTags().entrySet()))
                .map(JobDefinition::jobDefinitionArn).toList();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeregisterJobDefinitionRequest.builder().jobDefinition(physicalId).build(),
                DeregisterJobDefinitionResponse.class);
    }

    private static List<JobDefinition> active(ResourceRequest request) {
        return request.call(DescribeJobDefinitionsRequest.builder().status("ACTIVE").build(),
                DescribeJobDefinitionsResponse.class).jobDefinitions();
    }
}
