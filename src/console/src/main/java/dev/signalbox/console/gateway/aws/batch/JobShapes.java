package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.JobSummary.ArrayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

/** Batch's shapes of jobs as the console's. Batch counts time in epoch milliseconds, and 0 means never. */
final class JobShapes {
    private static final String DEFAULT_GROUP = "/aws/batch/job";

    private JobShapes() {}

    static JobSummary summary(String queue, software.amazon.awssdk.services.batch.model.JobSummary job) {
        var container = Optional.ofNullable(job.container());
        return new JobSummary(job.jobId(), job.jobName(), queue, last(Optional.ofNullable(job.jobDefinition()).orElse(
                "")),
                JobStatus.valueOf(job.statusAsString()), Optional.ofNullable(job.statusReason()),
                Instant.ofEpochMilli(job.createdAt()), time(job.startedAt()), time(job.stoppedAt()),
                container.map(c -> c.exitCode()), container.map(c -> c.reason()),
                Optional.ofNullable(job.arrayProperties()).map(a -> new ArrayPart(number(a.size()), Optional.ofNullable(
                        a.index()))));
    }

    static JobDetails details(JobDetail job) {
        // Jobs on several containers or on Kubernetes have no container of their own.
        var container = Optional.ofNullable(job.container()).orElseGet(() -> ContainerDetail.builder().build());
        var array = Optional.ofNullable(job.arrayProperties());
        var summary = new JobSummary(job.jobId(), job.jobName(), last(job.jobQueue()), last(job.jobDefinition()),
                JobStatus.valueOf(job.statusAsString()), Optional.ofNullable(job.statusReason()),
                Instant.ofEpochMilli(job.createdAt()), time(job.startedAt()), time(job.stoppedAt()),
                Optional.ofNullable(container.exitCode()), Optional.ofNullable(container.reason()),
                array.map(a -> new ArrayPart(number(a.size()), Optional.ofNullable(a.index()))));
        return new JobDetails(summary, job.jobArn(), attempts(job),
                job.dependsOn().stream().map(d -> new JobDetails.Dependency(Optional.ofNullable(d.jobId())
                        .orElse(job.jobId()), Optional.ofNullable(d.typeAsString()))).toList(),
                array.map(JobShapes::statuses).orElse(Map.of()), container(job, container), job.parameters(), job
                        .tags(),
                Optional.ofNullable(job.retryStrategy()).map(s -> s.attempts()).orElse(1),
                Optional.ofNullable(job.timeout()).map(t -> Duration.ofSeconds(t.attemptDurationSeconds())),
                Optional.ofNullable(job.shareIdentifier()), group(container),
                Optional.ofNullable(container.logStreamName()));
    }

    private static Map<JobStatus, Integer> statuses(ArrayPropertiesDetail array) {
        var counts = new EnumMap<JobStatus, Integer>(JobStatus.class);
        array.statusSummary().forEach((status, count) -> counts.put(JobStatus.valueOf(status), count));
        return counts;
    }

    private static int number(@Nullable Integer size) {
        return size == null ? 0 : size;
    }

    private static List<JobAttempt> attempts(JobDetail job) {
        return IntStream.range(0, job.attempts().size()).mapToObj(i -> attempt(i + 1, job.attempts().get(i))).toList();
    }

    private static JobAttempt attempt(int number, AttemptDetail attempt) {
        var container = Optional.ofNullable(attempt.container());
        return new JobAttempt(number, time(attempt.startedAt()), time(attempt.stoppedAt()),
                container.map(c -> c.exitCode()), Optional.ofNullable(attempt.statusReason()),
                container.map(c -> c.reason()), container.map(c -> c.logStreamName()));
    }

    private static JobDetails.Container container(JobDetail job, ContainerDetail container) {
        return new JobDetails.Container(Optional.ofNullable(container.image()).orElse(""), container.command(),
                resource(container.resourceRequirements(), ResourceType.VCPU, container.vcpus()),
                resource(container.resourceRequirements(), ResourceType.MEMORY, container.memory()),
                String.join(", ", job.platformCapabilitiesAsStrings()), variables(container.environment()),
                Optional.ofNullable(container.taskArn()));
    }

    static Map<String, String> variables(List<KeyValuePair> pairs) {
        var variables = new LinkedHashMap<String, String>();
        pairs.forEach(p -> variables.put(p.name(), Optional.ofNullable(p.value()).orElse("")));
        return variables;
    }

    static String resource(List<ResourceRequirement> requirements, ResourceType type, @Nullable Integer old) {
        return requirements.stream().filter(r -> r.type() == type).map(r -> r.value()).findFirst()
                .orElse(old == null ? "" : old.toString());
    }

    private static String group(ContainerDetail container) {
        return Optional.ofNullable(container.logConfiguration()).map(l -> l.options()).orElse(Map.of())
                .getOrDefault("awslogs-group", DEFAULT_GROUP);
    }

    private static Optional<Instant> time(@Nullable Long millis) {
        return millis == null || millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** The name at the end of an ARN, or the name itself. */
    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
