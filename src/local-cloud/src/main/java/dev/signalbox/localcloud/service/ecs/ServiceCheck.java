package dev.signalbox.localcloud.service.ecs;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** The rules for services. Networks are kept and shown; tasks are on the loopback address whatever they say. */
final class ServiceCheck {
    private static final Set<String> CREATED = Set.of("cluster", "serviceName", "taskDefinition", "loadBalancers",
            "desiredCount", "clientToken", "launchType", "platformVersion", "deploymentConfiguration",
            "networkConfiguration", "healthCheckGracePeriodSeconds", "schedulingStrategy", "tags",
            "enableECSManagedTags", "propagateTags", "availabilityZoneRebalancing", "capacityProviderStrategy");
    private static final Set<String> UPDATED = Set.of("cluster", "service", "taskDefinition", "desiredCount",
            "forceNewDeployment", "deploymentConfiguration", "networkConfiguration", "loadBalancers",
            "healthCheckGracePeriodSeconds", "platformVersion", "enableECSManagedTags", "propagateTags",
            "availabilityZoneRebalancing", "capacityProviderStrategy");
    private static final int MOST_TASKS = 100;

    private ServiceCheck() {}

    static void check(CreateServiceRequest request) {
        Names.checked("serviceName", request.serviceName());
        EcsErrors.only(request, "a service", CREATED);
        fargate(request.launchTypeAsString());
        count(request.desiredCount());
        if (request.schedulingStrategyAsString() != null && !"REPLICA".equals(request.schedulingStrategyAsString())) {
            throw EcsErrors.invalid("The local cloud supports schedulingStrategy REPLICA only.");
        }
        check(request.deploymentConfiguration());
    }

    static void check(UpdateServiceRequest request) {
        EcsErrors.only(request, "UpdateService", UPDATED);
        if (request.desiredCount() != null) {
            count(request.desiredCount());
        }
        check(request.deploymentConfiguration());
    }

    private static void fargate(@Nullable String type) {
        if (type != null && !type.equals("FARGATE")) {
            throw EcsErrors.invalid("The local cloud supports launchType FARGATE only, not " + type + ".");
        }
    }

    private static void count(@Nullable Integer desired) {
        if (desired == null || desired < 0 || desired > MOST_TASKS) {
            throw EcsErrors.invalid("desiredCount must be between 0 and " + MOST_TASKS + " on the local cloud.");
        }
    }

    private static void check(@Nullable DeploymentConfiguration configuration) {
        if (configuration == null) {
            return;
        }
        EcsErrors.only(configuration, "deploymentConfiguration", Set.of("deploymentCircuitBreaker", "maximumPercent",
                "minimumHealthyPercent", "strategy"));
        if (configuration.strategyAsString() != null && !"ROLLING".equals(configuration.strategyAsString())) {
            throw EcsErrors.invalid("The local cloud supports deployment strategy ROLLING only.");
        }
    }

    static void check(List<LoadBalancer> balancers, TaskDefinition definition) {
        var container = definition.containerDefinitions().getFirst();
        for (var balancer : balancers) {
            EcsErrors.only(balancer, "loadBalancers", Set.of("targetGroupArn", "containerName", "containerPort"));
            EcsErrors.required("targetGroupArn", balancer.targetGroupArn());
            boolean mapped = container.name().equals(balancer.containerName()) && container.portMappings().stream()
                    .anyMatch(port -> port.containerPort().equals(balancer.containerPort()));
            if (!mapped) {
                throw EcsErrors.invalid("The container " + balancer.containerName() + " does not have a container port "
                        + balancer.containerPort() + " configured.");
            }
        }
    }
}
