package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;

/** {@code AWS::ECS::Cluster}; its physical id is its name. */
final class EcsCluster implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateClusterRequest.builder()).only("ClusterName",
            "CapacityProviders").with("ClusterSettings", new Shape.ListOf(Shape.struct("Name", "Value"))).with("Tags",
                    Shape.TAG_LIST);

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("ClusterName") ? request.text("ClusterName") : PhysicalName.mixed(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(request.fill(CreateClusterRequest.builder()).clusterName(request.plannedId()).tags(EcsTags.of(
                request.tags())).build(), CreateClusterResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", arn(request, physicalId));
    }

    private static String arn(ResourceRequest request, String name) {
        return request.cloud().arn("ecs", "cluster/" + name);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("CapacityProviders", "ClusterSettings").named("ClusterName");
    }

    @Override
    public void update(ResourceUpdate update) {
        EcsTags.update(update, arn(update.request(), update.id()));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return !request.call(DescribeClustersRequest.builder().clusters(id).build(), DescribeClustersResponse.class)
                .clusters().isEmpty();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteClusterRequest.builder().cluster(physicalId).build(), DeleteClusterResponse.class);
    }
}
