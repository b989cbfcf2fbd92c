package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Tasks as targets of load balancers. What is registered is kept, so that a later process takes it back. */
final class Targets {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);

    private final State state;
    private final Calls calls;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    Targets(State state, Calls calls) {
        this.state = state;
        this.calls = calls;
    }

    /** What load balancers say of a task. */
    enum Health {
        GOOD, UNKNOWN, BAD
    }

    /** What a load balancer refuses is not kept, so that it is tried again. */
    void register(ServiceRecord service, TaskRun task) {
        try {
            registerAll(service, task);
            refused.remove(task.arn());
        } catch (AwsServiceException e) {
            takeBack(task);
            if (refused.add(task.arn())) {
                LOG.warn("Task {} is no target yet, which is tried again: {}", task.arn(), ServiceError.messageOf(e));
            }
        }
    }

    private void registerAll(ServiceRecord service, TaskRun task) {
        for (var balancer : service.asked().loadBalancers()) {
            var port = task.ports().get(balancer.containerPort());
            if (port == null) {
                continue;
            }
            var target = new State.Target(task.arn(), balancer.targetGroupArn(), port);
            state.change(() -> {
                state.targets().put(key(target), target);
                return target;
            });
            calls.call(RegisterTargetsRequest.builder().targetGroupArn(target.group()).targets(of(target)).build(),
                    RegisterTargetsResponse.class);
        }
    }

    private static String key(State.Target target) {
        return target.task() + "|" + target.group();
    }

    private static TargetDescription of(State.Target target) {
        return TargetDescription.builder().id(LoopbackPort.ADDRESS).port(target.port()).build();
    }

    void deregister(TaskRun task) {
        refused.remove(task.arn());
        takeBack(task);
    }

    private void takeBack(TaskRun task) {
        state.targets().range(task.arn() + "|").toList().forEach(this::deregister);
    }

    /** Takes back what an earlier process had registered; its tasks are gone. */
    void deregisterAll() {
        state.targets().values().toList().forEach(this::deregister);
    }

    private void deregister(State.Target target) {
        try {
            calls.call(DeregisterTargetsRequest.builder().targetGroupArn(target.group()).targets(of(target)).build(),
                    DeregisterTargetsResponse.class);
        } catch (AwsServiceException e) {
            LOG.info("{} has no target of task {} any more: {}", target.group(), target.task(), ServiceError
                    .messageOf(e));
        }
        state.change(() -> {
            state.targets().remove(key(target));
            return target;
        });
    }

    Health health(TaskRun task, List<LoadBalancer> balancers) {
        if (balancers.isEmpty()) {
            return Health.GOOD;
        }
        var registered = state.targets().range(task.arn() + "|").toList();
        if (registered.size() < balancers.size()) {
            return Health.UNKNOWN;
        }
        var states = registered.stream().map(this::state).toList();
        return states.contains(TargetHealthStateEnum.UNHEALTHY) ? Health.BAD
                : states.stream().allMatch(TargetHealthStateEnum.HEALTHY::equals) ? Health.GOOD : Health.UNKNOWN;
    }

    private TargetHealthStateEnum state(State.Target target) {
        try {
            var health = calls.call(DescribeTargetHealthRequest.builder().targetGroupArn(target.group()).targets(of(
                    target)).build(), DescribeTargetHealthResponse.class).targetHealthDescriptions();
            return health.isEmpty() ? TargetHealthStateEnum.UNAVAILABLE : health.getFirst().targetHealth().state();
        } catch (AwsServiceException e) {
            LOG.debug("The health of {} is not known", target, e);
            return TargetHealthStateEnum.UNAVAILABLE;
        }
    }
}
