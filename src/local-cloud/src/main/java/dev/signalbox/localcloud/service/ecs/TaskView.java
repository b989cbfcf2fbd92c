package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.LoopbackPort;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.Task;

/** A task as it is told. */
final class TaskView {
    private TaskView() {}

    static Task of(TaskRun run, Names names) {
        var order = run.order();
        var status = run.status();
        boolean ends = run.isStopping() || run.isOver();
        return Task.builder().taskArn(run.arn()).clusterArn(names.cluster(order.cluster())).taskDefinitionArn(order
                .definition().taskDefinitionArn()).group(order.group()).startedBy(order.startedBy()).lastStatus(status
                        .phase().name()).desiredStatus(ends ? "STOPPED" : "RUNNING").createdAt(order.created())
                .startedAt(status.started()).stoppingAt(status.stopping()).stoppedAt(status.stopped())
                .executionStoppedAt(status.stopped()).stoppedReason(status.reason().isEmpty() ? null : status.reason())
                .stopCode(status.code()).launchType(LaunchType.FARGATE).cpu(order.definition().cpu()).memory(order
                        .definition().memory()).tags(Names.tags(order.tags())).containers(container(run)).version(1L)
                .build();
    }

    private static Container container(TaskRun run) {
        var container = run.order().container();
        var status = run.status();
        var bindings = run.ports().entrySet().stream().map(e -> NetworkBinding.builder().bindIP(LoopbackPort.ADDRESS)
                .containerPort(e.getKey()).hostPort(e.getValue()).protocol("tcp").build()).toList();
        var phase = run.isStopping() ? "RUNNING" : run.isOver() || run.isRunning() ? status.phase().name() : "PENDING";
        return Container.builder().name(container.name()).image(container.image()).taskArn(run.arn()).containerArn(run
                .arn().replace(":task/", ":container/")).lastStatus(phase).exitCode(status.exitCode()).reason(status
                        .containerReason().isEmpty() ? null : status.containerReason()).networkBindings(bindings)
                .runtimeId(run.id() + "-" + Objects.hashCode(container.name())).build();
    }
}
