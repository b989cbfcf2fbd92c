package dev.signalbox.localcloud.service.ecs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ecs.model.PropagateTags;

/** What becomes of services is written down here: deployments, failures, events. */
final class ServiceBook {
    private static final int LEAST_FAILURES = 3;
    private static final int MOST_FAILURES = 200;

    private final State state;
    private final Map<String, Instant> lastFailures = new ConcurrentHashMap<>();

    ServiceBook(State state) {
        this.state = state;
    }

    Instant now() {
        return state.now();
    }

    Instant lastFailure(ServiceRecord service) {
        return lastFailures.getOrDefault(service.key(), Instant.EPOCH);
    }

    static ServiceRecord.Deployment deployment(String definitionArn, String reason, Instant now) {
        return new ServiceRecord.Deployment("ecs-svc/" + Long.toUnsignedString(UUID.randomUUID()
                .getMostSignificantBits()), definitionArn, now, now, ServiceRecord.Rollout.IN_PROGRESS, reason, 0);
    }

    ServiceRecord.Event event(ServiceRecord service, String what) {
        return new ServiceRecord.Event(UUID.randomUUID().toString(), now(), "(service " + service.name() + ") " + what);
    }

    void tell(ServiceRecord service, String what) {
        state.changeService(service.key(), current -> current.telling(event(service, what)));
    }

    TaskRun start(ServiceRecord service, Tasks tasks) {
        var definition = state.definition(service.primary().definition());
        var tags = service.asked().propagateTags() == PropagateTags.SERVICE ? service.tags()
                : service.asked().propagateTags() == PropagateTags.TASK_DEFINITION ? definition.tags()
                        : Map.<String, String>of();
        return tasks.start(new Tasks.Wanted(service.cluster(), definition, Tasks.group(service.name()), service
                .primary().id(), tags), definition.detail().containerDefinitions().getFirst());
    }

    /** Changes the deployment that the look at the service was about, unless another one has come meanwhile. */
    private void change(ServiceRecord seen, UnaryOperator<ServiceRecord> change) {
        state.changeService(seen.key(), current -> current.primary().id().equals(seen.primary().id()) ? change.apply(
                current) : current);
    }

    void completed(ServiceRecord service) {
        change(service, current -> {
            if (current.primary().rollout() == ServiceRecord.Rollout.COMPLETED && current.deployments().size() == 1) {
                return current;
            }
            var done = current.primary().as(ServiceRecord.Rollout.COMPLETED, "ECS deployment " + current.primary().id()
                    + " completed.", now());
            return current.withPrimary(done).onlyPrimary().telling(event(current, "(deployment " + done.id()
                    + ") deployment completed.")).telling(event(current, "has reached a steady state."));
        });
    }

    void recovered(ServiceRecord service) {
        if (service.primary().failures() > 0) {
            change(service, current -> current.withPrimary(current.primary().failing(0, now())));
        }
    }

    /** A task ended that should run. Too many in a row end the deployment, if the service says so. */
    void failed(ServiceRecord service, TaskRun task, String why) {
        lastFailures.put(service.key(), now());
        tell(service, "(task " + task.id() + ") stopped: " + why);
        if (!task.order().startedBy().equals(service.primary().id())) {
            return;
        }
        change(service, current -> {
            var counted = current.withPrimary(current.primary().failing(current.primary().failures() + 1, now()));
            int limit = Math.clamp(Math.ceilDiv(current.desired(), 2), LEAST_FAILURES, MOST_FAILURES);
            boolean ends = counted.breaks() && counted.primary().rollout() == ServiceRecord.Rollout.IN_PROGRESS
                    && counted.primary().failures() >= limit;
            return ends ? broken(counted, why) : counted;
        });
    }

    private ServiceRecord broken(ServiceRecord service, String why) {
        var reason = "ECS deployment circuit breaker: tasks failed to start or to become healthy. The last one: " + why;
        var failed = service.withPrimary(service.primary().as(ServiceRecord.Rollout.FAILED, reason, now())).telling(
                event(service, "(deployment " + service.primary().id() + ") deployment failed: " + reason));
        var before = failed.before();
        if (!service.rollsBack() || before.isEmpty()) {
            return failed;
        }
        var definition = before.get().definition();
        return failed.asking(service.asked().toBuilder().taskDefinition(definition).build()).deploying(deployment(
                definition, "ECS deployment circuit breaker: rolling back to " + definition, now())).telling(event(
                        service, "rolling back to deployment " + before.get().id() + "."));
    }

    void removed(ServiceRecord service) {
        lastFailures.remove(service.key());
        state.change(() -> {
            state.services().remove(service.key());
            return service;
        });
    }
}
