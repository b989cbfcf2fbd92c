package dev.signalbox.localcloud.service.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.ContainerDetail;

/** What a job's next attempt is to run, and where it leaves its traces. */
final class Orders {
    private static final String DEFAULT_GROUP = "/aws/batch/job";

    private final BatchState state;

    Orders(BatchState state) {
        this.state = state;
    }

    JobRunner.Order of(Job job) {
        return new JobRunner.Order(job.detail().container().image(), job.command(), environment(job),
                (int) Math.ceilDiv(job.milliVcpus(), 1000L), job.memoryMiB(), log(job), roles(job));
    }

    private JobRunner.Roles roles(Job job) {
        var container = job.detail().container();
        var machines = Optional.ofNullable(job.environment()).flatMap(arn -> state.environments().get(last(arn)))
                .flatMap(
                        e -> Optional.ofNullable(e.detail().computeResources())).map(ComputeResource::instanceRole);
        return new JobRunner.Roles(job.detail().jobArn(), given(container.jobRoleArn()), given(container
                .executionRoleArn()),
                machines.filter(profile -> !profile.isEmpty()));
    }

    private static Optional<String> given(@Nullable String role) {
        return Optional.ofNullable(role).filter(arn -> !arn.isEmpty());
    }

    private Map<String, String> environment(Job job) {
        var variables = new LinkedHashMap<String, String>();
        job.detail().container().environment().forEach(e -> variables.put(e.name(), e.value() == null ? ""
                : e
                        .value()));
        variables.put("AWS_BATCH_JOB_ID", job.id());
        variables.put("AWS_BATCH_JOB_ATTEMPT", Integer.toString(job.attempt()));
        variables.put("AWS_BATCH_JQ_NAME", last(job.queue()));
        variables.put("AWS_BATCH_CE_NAME", job.environment() == null ? "" : last(job.environment()));
        if (job.parent() != null) {
            variables.put("AWS_BATCH_JOB_ARRAY_INDEX", job.detail().arrayProperties().index().toString());
            state.jobs().get(job.parent()).ifPresent(parent -> variables.put("AWS_BATCH_JOB_ARRAY_SIZE",
                    parent.detail().arrayProperties().size().toString()));
        }
        return variables;
    }

    private static JobRunner.Log log(Job job) {
        var configuration = job.detail().container().logConfiguration();
        var options = configuration == null ? Map.<String, String>of() : configuration.options();
        var group = options.getOrDefault("awslogs-group", DEFAULT_GROUP);
        boolean create = group.equals(DEFAULT_GROUP) || "true".equals(options.get("awslogs-create-group"));
        return new JobRunner.Log(group, streamOf(job), create);
    }

    private static String streamOf(Job job) {
        var configuration = job.detail().container().logConfiguration();
        var definition = last(job.detail().jobDefinition());
        var name = definition.substring(0, definition.indexOf(':'));
        var prefix = configuration == null ? name
                : configuration.options().getOrDefault("awslogs-stream-prefix", name);
        return prefix + "/default/" + taskOf(job);
    }

    /** The container with what is known once the attempt has a host. */
    ContainerDetail onHost(Job job) {
        var cluster = job.environment() == null ? "unknown"
                : state.environment(job.environment()).map(e -> e.detail().ecsClusterArn()).orElse("unknown");
        var machine = job.fargate() || job.environment() == null ? null
                : state.names().instanceArn(cluster, job
                        .environment());
        return job.detail().container().copy(c -> c.taskArn(state.names().taskArn(cluster, taskOf(job)))
                .containerInstanceArn(machine).logStreamName(streamOf(job)).exitCode(null).reason(null));
    }

    /** The same for one attempt however often it is asked for, so that nothing need be kept before it starts. */
    private static String taskOf(Job job) {
        return UUID.nameUUIDFromBytes((job.id() + "/" + job.attempt()).getBytes(StandardCharsets.UTF_8)).toString()
                .replace("-", "");
    }

    /** An environment here is one machine, with an id that looks like one of EC2. */
    static String instanceOf(String environment) {
        return "i-" + UUID.nameUUIDFromBytes(environment.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "")
                .substring(0, 17);
    }

    static <T> List<T> added(List<T> list, T item) {
        var result = new ArrayList<>(list);
        result.add(item);
        return result;
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
