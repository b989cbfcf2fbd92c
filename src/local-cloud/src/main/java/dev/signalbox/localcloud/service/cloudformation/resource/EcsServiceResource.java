package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** {@code AWS::ECS::Service}; its physical id is the ARN. It is ready when what shall run runs, and nothing else. */
final class EcsServiceResource implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateServiceRequest.builder()).only("Cluster",
            "DeploymentConfiguration", "DesiredCount", "HealthCheckGracePeriodSeconds", "LaunchType", "LoadBalancers",
            "NetworkConfiguration", "PlatformVersion", "PropagateTags", "SchedulingStrategy", "ServiceName",
            "TaskDefinition", "AvailabilityZoneRebalancing", "CapacityProviderStrategy").with("EnableECSManagedTags",
                    Shape.TEXT).with("Tags", Shape.TAG_LIST);
    private static final String DEFAULT_CLUSTER = "default";

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Name", "ServiceArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        var name = request.has("ServiceName") ? request.text("ServiceName") : PhysicalName.mixed(request, 255);
        return request.cloud().arn("ecs", "service/" + last(cluster(request)) + "/" + name);
    }

    private static String cluster(ResourceRequest request) {
        return request.has("Cluster") ? request.text("Cluster") : DEFAULT_CLUSTER;
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public void create(ResourceRequest request) {
        var asked = request.fill(CreateServiceRequest.builder()).serviceName(last(request.plannedId())).tags(EcsTags.of(
                request.tags()));
        if (!request.has("DesiredCount")) {
            asked.desiredCount(1);
        }
        request.initiated().accept(request.call(asked.build(), CreateServiceResponse.class).service().serviceArn());
    }

    /** The circuit breaker's reason, with the last words of a task, becomes the stack's. */
    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var service = find(request, physicalId).orElseThrow(() -> ServiceError.of(404, "NotFound",
                "The service vanished"));
        var primary = service.deployments().getFirst();
        boolean asked = last(service.taskDefinition()).startsWith(last(request.text("TaskDefinition")));
        if (primary.rolloutState() == DeploymentRolloutState.FAILED || !asked) {
            throw ServiceError.of(400, "NotStabilized",
                    "Error occurred during operation 'ECS Deployment Circuit Breaker"
                            + " was triggered': " + service.events().stream().map(ServiceEvent::message).filter(m -> m
                                    .contains(
                                            "deployment failed")).findFirst().orElse("the service runs " + service
                                                    .taskDefinition()));
        }
        return primary.rolloutState() == DeploymentRolloutState.COMPLETED && service.deployments().size() == 1
                && service.runningCount().equals(service.desiredCount());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Name", last(physicalId), "ServiceArn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Cluster", "LaunchType", "SchedulingStrategy").named("ServiceName");
    }

    @Override
    public void update(ResourceUpdate update) {
        var request = update.request();
        update.onlyRemoves("Tags");
        request.call(request.fill(UpdateServiceRequest.builder()).cluster(cluster(request)).service(update.id())
                .build(), UpdateServiceResponse.class);
        EcsTags.update(update, update.id());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return find(request, id).isPresent();
    }

    private static Optional<Service> find(ResourceRequest request, String id) {
        try {
            return request.call(DescribeServicesRequest.builder().cluster(cluster(request)).services(id).build(),
                    DescribeServicesResponse.class).services().stream().findFirst();
        } catch (ClusterNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (find(request, physicalId).filter(service -> service.status().equals("ACTIVE")).isPresent()) {
            request.call(DeleteServiceRequest.builder().cluster(cluster(request)).service(physicalId).force(true)
                    .build(), DeleteServiceResponse.class);
        }
    }

    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        return find(request, physicalId).isEmpty();
    }
}
