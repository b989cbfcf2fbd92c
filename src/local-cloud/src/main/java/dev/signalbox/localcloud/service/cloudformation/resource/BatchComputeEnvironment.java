package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeResourceUpdate;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsRequest;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsResponse;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentResponse;

/** {@code AWS::Batch::ComputeEnvironment}; its physical id is the ARN. */
final class BatchComputeEnvironment implements ResourceType {
    /** {@code ReplaceComputeEnvironment} only says how updates are done. */
    private static final Shape.Struct PROPERTIES = Model.shape(CreateComputeEnvironmentRequest.builder()).only(
            "ComputeEnvironmentName", "ComputeResources", "ServiceRole", "State", "Tags", "Type", "UnmanagedvCpus")
            .with("ReplaceComputeEnvironment", Shape.TEXT).requiring("Type");
    private static final List<String> MACHINES = List.of("AllocationStrategy", "BidPercentage", "Ec2Configuration",
            "Ec2KeyPair", "ImageId", "InstanceRole", "InstanceTypes", "LaunchTemplate", "PlacementGroup",
            "SpotIamFleetRole", "Tags");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ComputeEnvironmentArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("ComputeEnvironmentName") ? request.text("ComputeEnvironmentName")
                : PhysicalName.withoutStack(request, 128, 16);
    }

    @Override
    public void create(ResourceRequest request) {
        var environment = request.fill(CreateComputeEnvironmentRequest.builder()).computeEnvironmentName(request
                .plannedId()).tags(request.tags());
        var created = request.call(environment.build(), CreateComputeEnvironmentResponse.class);
        request.initiated().accept(created.computeEnvironmentArn());
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var environment = describe(request, physicalId).orElseThrow(() -> ServiceError.of(404, "NotFound",
                "The compute environment vanished"));
        if (environment.status() == CEStatus.INVALID) {
            throw ServiceError.of(400, "NotStabilized", "Operation failed, ComputeEnvironment went INVALID with error: "
                    + environment.statusReason());
        }
        return environment.status() == CEStatus.VALID;
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("ComputeEnvironmentArn", physicalId);
    }

    /** Only a rebuilt environment gets other machines; {@code ReplaceComputeEnvironment} is true unless stated. */
    @Override
    public Updates updates() {
        return Updates.replacing("Type", "ComputeResources/Type").named("ComputeEnvironmentName").perhapsReplacing(
                "ComputeResources");
    }

    @Override
    public boolean replaces(ObjectNode before, ObjectNode after) {
        boolean rebuild = !after.path("ReplaceComputeEnvironment").asText("true").equalsIgnoreCase("false");
        return updates().replaced(before, after) || rebuild && MACHINES.stream().anyMatch(name -> !Updates.same(before
                .path("ComputeResources").path(name), after.path("ComputeResources").path(name)));
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("State", "Tags", "ReplaceComputeEnvironment");
        var wanted = update.request().fill(UpdateComputeEnvironmentRequest.builder(), Set.of("ComputeResources"));
        if (update.removed("State")) {
            wanted.state(CEState.ENABLED);
        }
        if (update.changed("ComputeResources")) {
            ObjectNode resources = update.request().get("ComputeResources").deepCopy();
            var before = update.before().path("ComputeResources");
            before.properties().forEach(e -> {
                if (Updates.same(e.getValue(), resources.path(e.getKey()))) {
                    resources.remove(e.getKey());
                }
            });
            wanted.computeResources(Model.fill(ComputeResourceUpdate.builder(), resources).build());
        }
        update.call(wanted.computeEnvironment(update.id()).build(), UpdateComputeEnvironmentResponse.class);
        BatchTags.update(update);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return describe(request, id).isPresent();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (exists(request, physicalId)) {
            request.call(UpdateComputeEnvironmentRequest.builder().computeEnvironment(physicalId).state(
                    CEState.DISABLED).build(), UpdateComputeEnvironmentResponse.class);
        }
    }

    /** Only a disabled one that is not changing can be deleted. */
    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        var environment = describe(request, physicalId);
        var deletable = environment.filter(e -> e.status() == CEStatus.VALID || e.status() == CEStatus.INVALID);
        deletable.ifPresent(e -> request.call(DeleteComputeEnvironmentRequest.builder().computeEnvironment(physicalId)
                .build(), DeleteComputeEnvironmentResponse.class));
        return environment.isEmpty();
    }

    private static Optional<ComputeEnvironmentDetail> describe(ResourceRequest request, String nameOrArn) {
        var found = request.call(DescribeComputeEnvironmentsRequest.builder().computeEnvironments(nameOrArn).build(),
                DescribeComputeEnvironmentsResponse.class);
        return found.computeEnvironments().stream().filter(e -> e.status() != CEStatus.DELETED).findFirst();
    }
}
