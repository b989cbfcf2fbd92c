package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** {@code AWS::ECS::TaskDefinition}; its physical id is the revision's ARN. */
final class EcsTaskDefinition implements ResourceType {
    private static final String DISK = "EphemeralStorage";
    private static final Shape.Struct PROPERTIES = Model.shape(RegisterTaskDefinitionRequest.builder()).only("Family",
            "ContainerDefinitions", "Cpu", "ExecutionRoleArn", "Memory", "NetworkMode",
            "RequiresCompatibilities", "RuntimePlatform", "TaskRoleArn").with(DISK, Shape.struct("SizeInGiB")).with(
                    "Tags", Shape.TAG_LIST).requiring("ContainerDefinitions");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("TaskDefinitionArn");
    }

    /** The service adds the revision, and registering a family again is no conflict. */
    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var registration = request.fill(RegisterTaskDefinitionRequest.builder(), Set.of(DISK)).family(family(request))
                .tags(EcsTags.of(request.tags()));
        if (request.has(DISK)) {
            registration.ephemeralStorage(disk -> disk.sizeInGiB(request.get(DISK).path("SizeInGiB").asInt()));
        }
        var registered = request.call(registration.build(), RegisterTaskDefinitionResponse.class).taskDefinition();
        request.initiated().accept(registered.taskDefinitionArn());
    }

    private static String family(ResourceRequest request) {
        return request.has("Family") ? request.text("Family") : (request.stackName() + request.logicalId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("TaskDefinitionArn", physicalId);
    }

    /** A changed definition is a new revision, whatever its family is. */
    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public void update(ResourceUpdate update) {
        EcsTags.update(update, update.id());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return active(request).contains(id);
    }

    /** Found by the tags that only CloudFormation sets. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return active(request).stream().filter(arn -> request.call(DescribeTaskDefinitionRequest.builder()
                .taskDefinition(arn).include(TaskDefinitionField.TAGS).build(), DescribeTaskDefinitionResponse.class)
                .tags().containsAll(EcsTags.of(request.ownerTags()))).toList();
    }

    private static List<String> active(ResourceRequest request) {
        return request.call(ListTaskDefinitionsRequest.builder().familyPrefix(family(request)).build(),
                ListTaskDefinitionsResponse.class).taskDefinitionArns();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeregisterTaskDefinitionRequest.builder().taskDefinition(physicalId).build(),
                DeregisterTaskDefinitionResponse.class);
    }
}
