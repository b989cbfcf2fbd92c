package dev.signalbox.localcloud.service.batch;

import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsRequest;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsResponse;
import software.amazon.awssdk.services.batch.model.OrchestrationType;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentResponse;
import software.amazon.awssdk.services.batch.model.UpdatePolicy;

/** Managed compute environments. They are VALID or INVALID at once; no machine is started before a job needs it. */
final class Environments {
    private static final int MOST = 50;

    private final BatchState state;
    private final Health health;
    private final Runnable changed;
    private final ToLongFunction<String> usedMilliVcpus;

    /**
     * @param changed told after each change that may let a job start
     * @param usedMilliVcpus what the jobs on the environment of this ARN hold now
     */
    Environments(BatchState state, Health health, Runnable changed, ToLongFunction<String> usedMilliVcpus) {
        this.state = state;
        this.health = health;
        this.changed = changed;
        this.usedMilliVcpus = usedMilliVcpus;
    }

    CreateComputeEnvironmentResponse create(CreateComputeEnvironmentRequest request) {
        var name = Names.checked("Compute Environment name should match a valid pattern.", request
                .computeEnvironmentName());
        if (request.type() != CEType.MANAGED) {
            throw BatchErrors.client("The local cloud does not support compute environments of type " + request
                    .typeAsString() + ".");
        }
        BatchErrors.unsupported("eksConfiguration", request.eksConfiguration());
        BatchErrors.unsupported("unmanagedvCpus", request.unmanagedvCpus());
        if (request.state() != null && checked(request.state()) != CEState.ENABLED) {
            throw BatchErrors.invalid("Compute Environment must be created in ENABLED state.");
        }
        var resources = ComputeResources.checked(request.computeResources());
        var environment = new Environment(health.examined(detail(request, name, resources)));
        state.change(() -> {
            if (state.environments().size() >= MOST) {
                throw BatchErrors.client("Limit of " + MOST + " compute environments reached.");
            }
            if (!state.environments().putIfAbsent(name, environment)) {
                throw BatchErrors.client("Object already exists");
            }
        });
        return CreateComputeEnvironmentResponse.builder().computeEnvironmentName(name)
                .computeEnvironmentArn(environment.arn()).build();
    }

    private ComputeEnvironmentDetail detail(CreateComputeEnvironmentRequest request, String name,
            ComputeResource resources) {
        return ComputeEnvironmentDetail.builder().computeEnvironmentName(name)
                .computeEnvironmentArn(state.names().arn("compute-environment", name)).type(CEType.MANAGED)
                .state(CEState.ENABLED).computeResources(resources)
                .serviceRole(request.serviceRole() == null ? state.names().serviceRole() : request.serviceRole())
                .uuid(UUID.randomUUID().toString()).containerOrchestrationType(OrchestrationType.ECS)
                .ecsClusterArn(state.names().clusterArn("AWSBatch-" + name + "-" + UUID.randomUUID()))
                .updatePolicy(
                        UpdatePolicy.builder().terminateJobsOnUpdate(false).jobExecutionTimeoutMinutes(30L).build())
                .context(request.context()).tags(request.tags()).build();
    }

    DescribeComputeEnvironmentsResponse describe(DescribeComputeEnvironmentsRequest request) {
        var named = request.computeEnvironments();
        var found = named.isEmpty() ? state.environments().values()
                : named.stream().flatMap(n -> state.environment(n).stream());
        var page = Page.of(named.isEmpty() ? found : found.sorted((a, b) -> a.name().compareTo(b.name())),
                Environment::name, new Page.Wanted(request.nextToken(), request.maxResults(), 100, false));
        return DescribeComputeEnvironmentsResponse.builder().nextToken(page.next())
                .computeEnvironments(page.items().stream().map(this::described).toList()).build();
    }

    /** EC2 environments show how many vCPUs their machines would have now: what jobs hold, within min and max. */
    private ComputeEnvironmentDetail described(Environment environment) {
        if (environment.fargate()) {
            return environment.detail();
        }
        var resources = environment.detail().computeResources();
        int used = (int) Math.ceilDiv(usedMilliVcpus.applyAsLong(environment.arn()), 1000L);
        int desired = Math.max(used, resources.minvCpus());
        return environment.detail().copy(d -> d.computeResources(resources.copy(r -> r.desiredvCpus(desired))));
    }

    UpdateComputeEnvironmentResponse update(UpdateComputeEnvironmentRequest request) {
        BatchErrors.unsupported("unmanagedvCpus", request.unmanagedvCpus());
        // Other services are asked outside the change; what they say of a moment ago is good enough.
        var examined = health.examined(changed(request));
        var updated = state.change(() -> {
            var environment = new Environment(changed(request).copy(d -> d.status(examined.status()).statusReason(
                    examined.statusReason())));
            state.environments().put(environment.name(), environment);
            return environment;
        });
        changed.run();
        return UpdateComputeEnvironmentResponse.builder().computeEnvironmentName(updated.name())
                .computeEnvironmentArn(updated.arn()).build();
    }

    private ComputeEnvironmentDetail changed(UpdateComputeEnvironmentRequest request) {
        var old = find(request.computeEnvironment()).detail();
        var resources = request.computeResources() == null ? old.computeResources()
                : ComputeResources.updated(old.computeResources(), request.computeResources());
        return old.copy(d -> change(d, request, resources));
    }

    private static void change(ComputeEnvironmentDetail.Builder detail, UpdateComputeEnvironmentRequest request,
            ComputeResource resources) {
        detail.computeResources(resources);
        if (request.state() != null) {
            detail.state(checked(request.state()));
        }
        if (request.serviceRole() != null) {
            detail.serviceRole(request.serviceRole());
        }
        if (request.updatePolicy() != null) {
            detail.updatePolicy(request.updatePolicy());
        }
        if (request.context() != null) {
            detail.context(request.context());
        }
    }

    DeleteComputeEnvironmentResponse delete(DeleteComputeEnvironmentRequest request) {
        state.change(() -> state.environment(Names.required("computeEnvironment", request.computeEnvironment()))
                .ifPresent(this::delete));
        return DeleteComputeEnvironmentResponse.builder().build();
    }

    private void delete(Environment environment) {
        if (environment.enabled()) {
            throw BatchErrors.client("Cannot delete, resource must be in DISABLED state: " + environment.name());
        }
        if (state.queues().values().anyMatch(q -> q.environments().contains(environment.arn()))) {
            throw BatchErrors.client("Cannot delete, found existing JobQueue relationship");
        }
        if (usedMilliVcpus.applyAsLong(environment.arn()) > 0) {
            throw BatchErrors.client("Cannot delete, jobs are still running on " + environment.name());
        }
        state.environments().remove(environment.name());
    }

    private Environment find(@Nullable String nameOrArn) {
        return state.environment(Names.required("computeEnvironment", nameOrArn))
                .orElseThrow(() -> BatchErrors.client(nameOrArn + " does not exist"));
    }

    private static CEState checked(CEState state) {
        if (state == CEState.UNKNOWN_TO_SDK_VERSION) {
            throw BatchErrors.invalid("state must be ENABLED or DISABLED.");
        }
        return state;
    }
}
