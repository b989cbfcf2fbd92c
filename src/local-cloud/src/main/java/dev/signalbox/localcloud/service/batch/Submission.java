package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;

/** SubmitJob: a definition and what the caller overrides become a job. */
final class Submission {
    private static final int SMALLEST_ARRAY = 2;
    private static final int LARGEST_ARRAY = 10_000;

    private final BatchState state;
    private final Definitions definitions;
    private final Scheduler scheduler;
    private final Time time;

    Submission(BatchState state, Definitions definitions, Scheduler scheduler, Time time) {
        this.state = state;
        this.definitions = definitions;
        this.scheduler = scheduler;
        this.time = time;
    }

    SubmitJobResponse submit(SubmitJobRequest request) {
        Names.checked("jobName", request.jobName());
        refuseUnsupported(request);
        Retries.check(request.retryStrategy());
        Retries.check(request.timeout());
        int size = arraySize(request);
        var submitted = state.change(() -> {
            var queue = queue(request);
            var definition = definitions.active(Names.required("jobDefinition", request.jobDefinition()));
            if (definition.fargate() != fargate(queue)) {
                throw BatchErrors.client("The platform capabilities of job definition " + definition.detail()
                        .jobDefinitionArn() + " do not fit job queue " + queue.name() + ".");
            }
            scheduler.dependencies().check(request.dependsOn(), size);
            var detail = detail(request, queue, definition, size);
            scheduler.submit(new Job(detail, scheduler.nextOrder(size + 1), null, null, 0, null));
            return detail;
        });
        scheduler.request();
        return SubmitJobResponse.builder().jobId(submitted.jobId()).jobName(submitted.jobName())
                .jobArn(submitted.jobArn()).build();
    }

    private static void refuseUnsupported(SubmitJobRequest request) {
        BatchErrors.unsupported("shareIdentifier", request.shareIdentifier());
        BatchErrors.unsupported("schedulingPriorityOverride", request.schedulingPriorityOverride());
        BatchErrors.unsupported("nodeOverrides", request.nodeOverrides());
        BatchErrors.unsupported("eksPropertiesOverride", request.eksPropertiesOverride());
        BatchErrors.unsupported("ecsPropertiesOverride", request.ecsPropertiesOverride());
        BatchErrors.unsupported("consumableResourcePropertiesOverride",
                request.consumableResourcePropertiesOverride());
    }

    private static int arraySize(SubmitJobRequest request) {
        var array = request.arrayProperties();
        if (array == null || array.size() == null) {
            return 0;
        }
        if (array.size() < SMALLEST_ARRAY || array.size() > LARGEST_ARRAY) {
            throw BatchErrors.invalid(
                    "arrayProperties.size must be between " + SMALLEST_ARRAY + " and " + LARGEST_ARRAY + ".");
        }
        return array.size();
    }

    private Queue queue(SubmitJobRequest request) {
        var name = Names.required("jobQueue", request.jobQueue());
        var queue = state.queue(name).orElseThrow(() -> BatchErrors.client("JobQueue " + name + " not found."));
        if (!queue.enabled()) {
            throw BatchErrors.client("JobQueue " + name + " is in a DISABLED state and accepts no jobs.");
        }
        return queue;
    }

    private boolean fargate(Queue queue) {
        return state.environment(queue.environments().getFirst()).map(Environment::fargate).orElse(false);
    }

    private JobDetail detail(SubmitJobRequest request, Queue queue, Definition from, int size) {
        var definition = from.detail();
        var id = UUID.randomUUID().toString();
        var container = overridden(definition.containerProperties(), request.containerOverrides());
        Containers.check(container, from.fargate());
        var builder = JobDetail.builder().jobId(id).jobName(request.jobName()).jobArn(state.names().arn("job", id))
                .jobQueue(queue.arn()).jobDefinition(definition.jobDefinitionArn()).status(JobStatus.SUBMITTED)
                .createdAt(time.now().toEpochMilli()).dependsOn(request.dependsOn()).attempts(List.of())
                .parameters(merged(definition.parameters(), request.parameters())).tags(request.tags())
                .container(Pojos.as(container, ContainerDetail.class))
                .retryStrategy(request.retryStrategy() == null ? definition.retryStrategy() : request.retryStrategy())
                .timeout(request.timeout() == null ? definition.timeout() : request.timeout())
                .platformCapabilities(definition.platformCapabilities())
                .propagateTags(request.propagateTags() == null ? definition.propagateTags() : request.propagateTags())
                .isCancelled(false).isTerminated(false);
        return size == 0 ? builder.build()
                : builder.arrayProperties(ArrayPropertiesDetail.builder().size(size).build()).build();
    }

    private static ContainerProperties overridden(ContainerProperties from, @Nullable ContainerOverrides with) {
        if (with == null) {
            return from;
        }
        BatchErrors.unsupported("containerOverrides.instanceType", with.instanceType());
        return from.copy(c -> {
            if (with.hasCommand()) {
                c.command(with.command());
            }
            c.environment(byKey(from.environment(), with.environment(), KeyValuePair::name));
            c.resourceRequirements(byKey(withOld(from.resourceRequirements(), with), with.resourceRequirements(),
                    ResourceRequirement::typeAsString));
        });
    }

    /** The deprecated overrides count for a definition with the deprecated fields, and are ignored for others. */
    private static List<ResourceRequirement> withOld(List<ResourceRequirement> requirements, ContainerOverrides with) {
        if (!requirements.isEmpty()) {
            return requirements;
        }
        var result = new ArrayList<ResourceRequirement>();
        if (with.vcpus() != null) {
            result.add(requirement(ResourceType.VCPU, with.vcpus()));
        }
        if (with.memory() != null) {
            result.add(requirement(ResourceType.MEMORY, with.memory()));
        }
        return result;
    }

    private static ResourceRequirement requirement(ResourceType type, int value) {
        return ResourceRequirement.builder().type(type).value(Integer.toString(value)).build();
    }

    private static <T> List<T> byKey(List<T> from, List<T> with, Function<T, String> key) {
        var result = new LinkedHashMap<String, T>();
        from.forEach(t -> result.put(key.apply(t), t));
        with.forEach(t -> result.put(key.apply(t), t));
        return List.copyOf(result.values());
    }

    private static Map<String, String> merged(Map<String, String> from, Map<String, String> with) {
        var result = new LinkedHashMap<>(from);
        result.putAll(with);
        return result;
    }
}
