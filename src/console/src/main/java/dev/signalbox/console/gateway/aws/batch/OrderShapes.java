package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.model.batch.JobDetails.Dependency;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.JobDefinition;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/** Orders as Batch's requests, and jobs as the orders they came from. */
final class OrderShapes {
    private OrderShapes() {}

    static SubmitJobRequest request(JobOrder order) {
        var request = SubmitJobRequest.builder().jobName(order.name()).jobQueue(order.queue())
                .jobDefinition(order.definition()).parameters(order.parameters().isEmpty() ? null : order.parameters())
                .tags(order.tags().isEmpty() ? null : order.tags());
        if (!order.overrides().isNone()) {
            request.containerOverrides(overrides(order.overrides()));
        }
        order.arraySize().ifPresent(size -> request.arrayProperties(a -> a.size(size)));
        order.attempts().ifPresent(n -> request.retryStrategy(r -> r.attempts(n)));
        order.timeout().ifPresent(t -> request.timeout(b -> b.attemptDurationSeconds((int) t.toSeconds())));
        if (!order.dependsOn().isEmpty()) {
            request.dependsOn(order.dependsOn().stream().map(OrderShapes::dependency).toList());
        }
        return request.build();
    }

    /** A SEQUENTIAL dependency between the children of an array names no job. */
    private static JobDependency dependency(Dependency dependency) {
        return JobDependency.builder().jobId(dependency.jobId().isEmpty() ? null : dependency.jobId())
                .type(dependency.type().orElse(null)).build();
    }

    private static ContainerOverrides overrides(JobOrder.Overrides given) {
        var requirements = new ArrayList<ResourceRequirement>();
        given.vcpus().ifPresent(v -> requirements.add(requirement(ResourceType.VCPU, v)));
        given.memoryMiB().ifPresent(v -> requirements.add(requirement(ResourceType.MEMORY, v)));
        var overrides = ContainerOverrides.builder();
        if (!given.command().isEmpty()) {
            overrides.command(given.command());
        }
        if (!given.variables().isEmpty()) {
            overrides.environment(given.variables().entrySet().stream()
                    .map(e -> KeyValuePair.builder().name(e.getKey()).value(e.getValue()).build()).toList());
        }
        return requirements.isEmpty() ? overrides.build() : overrides.resourceRequirements(requirements).build();
    }

    private static ResourceRequirement requirement(ResourceType type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }

    /**
     * DescribeJobs mixes definition and overrides, so what differs from the definition is what was overridden. A definition that
     * AWS no longer knows leaves all of it overridden.
     *
     * @param open the dependencies that are not over
     */
    static JobOrder again(JobDetail job, Optional<JobDefinition> definition, List<String> open)
            throws GatewayException {
        if (job.nodeProperties() != null || job.eksProperties() != null || job.ecsProperties() != null) {
            throw new GatewayException(new Failure.Rejected("NotSupported", job.jobName()
                    + " has several containers or nodes, or runs on Kubernetes: what was overridden in it would be lost",
                    Optional.empty()));
        }
        var array = Optional.ofNullable(job.arrayProperties()).filter(a -> a.index() == null).map(a -> a.size());
        var base = definition.map(JobDefinition::containerProperties);
        var attempts = Optional.ofNullable(job.retryStrategy()).map(r -> r.attempts());
        var timeout = Optional.ofNullable(job.timeout()).map(t -> t.attemptDurationSeconds());
        return new JobOrder(job.jobName(), JobShapes.last(job.jobQueue()), JobShapes.last(job.jobDefinition()),
                changed(job.parameters(), definition.map(JobDefinition::parameters).orElse(Map.of())),
                overridden(Optional.ofNullable(job.container()), base), array,
                job.dependsOn().stream().filter(d -> open.contains(d.jobId()))
                        .map(d -> new Dependency(d.jobId(), Optional.ofNullable(d.typeAsString()))).toList(),
                attempts.filter(n -> !Optional.of(n).equals(definition.map(JobDefinition::retryStrategy)
                        .map(r -> r.attempts()))),
                timeout.filter(t -> !Optional.of(t).equals(definition.map(JobDefinition::timeout)
                        .map(d -> d.attemptDurationSeconds()))).map(Duration::ofSeconds),
                job.tags());
    }

    private static JobOrder.Overrides overridden(Optional<ContainerDetail> job, Optional<ContainerProperties> base) {
        if (job.isEmpty()) {
            return JobOrder.Overrides.NONE;
        }
        var container = job.get();
        var command = base.map(ContainerProperties::command).filter(container.command()::equals).isPresent()
                ? List.<String>of()
                : container.command();
        var variables = changed(JobShapes.variables(container.environment()), base.map(b -> JobShapes.variables(b
                .environment())).orElse(Map.of()));
        variables.keySet().removeIf(name -> name.startsWith("AWS_BATCH_")); // AWS sets these itself, and refuses them
        return new JobOrder.Overrides(command, variables, resource(container, base, ResourceType.VCPU),
                resource(container, base, ResourceType.MEMORY));
    }

    private static Optional<String> resource(ContainerDetail job, Optional<ContainerProperties> base,
            ResourceType type) {
        boolean vcpu = type == ResourceType.VCPU;
        var has = JobShapes.resource(job.resourceRequirements(), type, vcpu ? job.vcpus() : job.memory());
        var had = base.map(b -> JobShapes.resource(b.resourceRequirements(), type, vcpu ? b.vcpus() : b.memory()));
        return Optional.of(has).filter(v -> !v.isEmpty() && !Optional.of(v).equals(had));
    }

    private static Map<String, String> changed(Map<String, String> now, Map<String, String> before) {
        var changed = new LinkedHashMap<>(now);
        changed.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        return changed;
    }
}
