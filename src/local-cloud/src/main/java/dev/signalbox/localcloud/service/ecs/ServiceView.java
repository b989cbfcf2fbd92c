package dev.signalbox.localcloud.service.ecs;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** A service as it is told. */
final class ServiceView {
    private final Names names;
    private final Tasks tasks;

    ServiceView(Names names, Tasks tasks) {
        this.names = names;
        this.tasks = tasks;
    }

    Service of(ServiceRecord service, boolean withTags) {
        var live = tasks.of(service).stream().filter(task -> !task.isOver() && !task.isStopping()).toList();
        var asked = service.asked();
        int running = (int) live.stream().filter(TaskRun::isRunning).count();
        var shown = Service.builder().serviceArn(names.service(service.cluster(), service.name())).serviceName(service
                .name()).clusterArn(names.cluster(service.cluster())).status(service.active() ? "ACTIVE" : "DRAINING")
                .desiredCount(service.desired()).runningCount(running).pendingCount(live.size() - running).launchType(
                        LaunchType.FARGATE).taskDefinition(service.primary().definition()).deploymentConfiguration(asked
                                .deploymentConfiguration()).networkConfiguration(asked.networkConfiguration())
                .loadBalancers(asked.loadBalancers()).healthCheckGracePeriodSeconds(asked
                        .healthCheckGracePeriodSeconds()).schedulingStrategy(SchedulingStrategy.REPLICA).createdAt(
                                service.created()).propagateTags(Objects.requireNonNullElse(asked
                                        .propagateTagsAsString(), "NONE")).events(service.events().stream().map(
                                                e -> ServiceEvent.builder().id(e.id()).createdAt(e.at()).message(e
                                                        .message()).build()).toList()).deployments(service
                                                                .deployments().stream().map(d -> deployment(service, d,
                                                                        live)).toList());
        return withTags ? shown.tags(Names.tags(service.tags())).build() : shown.build();
    }

    private static Deployment deployment(ServiceRecord service, ServiceRecord.Deployment deployment,
            List<TaskRun> live) {
        boolean primary = deployment.id().equals(service.primary().id());
        var own = live.stream().filter(task -> task.order().startedBy().equals(deployment.id())).toList();
        int running = (int) own.stream().filter(TaskRun::isRunning).count();
        return Deployment.builder().id(deployment.id()).status(primary ? "PRIMARY" : "ACTIVE").taskDefinition(deployment
                .definition()).desiredCount(primary ? service.desired() : 0).runningCount(running).pendingCount(own
                        .size() - running).failedTasks(deployment.failures()).createdAt(deployment.created())
                .updatedAt(deployment.updated()).launchType(LaunchType.FARGATE).rolloutState(DeploymentRolloutState
                        .fromValue(deployment.rollout().name())).rolloutStateReason(deployment.reason()).build();
    }
}
