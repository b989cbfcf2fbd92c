package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceType;

/** Batch's shapes as the console's. Batch counts time in epoch milliseconds, and 0 means never. */
final class BatchShapes {
    private static final String DEFAULT_GROUP = "/aws/batch/job";

    private BatchShapes() {}

    static JobSummary summary(String queue, software.amazon.awssdk.services.batch.model.JobSummary job) {
        var container = Optional.ofNullable(job.container());
        return new JobSummary(job.jobId(), job.jobName(), queue, JobStatus.valueOf(job.statusAsString()),
                Optional.ofNullable(job.statusReason()), Instant.ofEpochMilli(job.createdAt()), time(job.startedAt()),
                time(job.stoppedAt()), container.map(c -> c.exitCode()), container.map(c -> c.reason()));
    }

    static JobDetails details(JobDetail job) {
        // Jobs on several containers or on Kubernetes have no container of their own.
        var container = Optional.ofNullable(job.container()).orElseGet(() -> ContainerDetail.builder().build());
        var summary = new JobSummary(job.jobId(), job.jobName(), last(job.jobQueue()),
                JobStatus.valueOf(job.statusAsString()), Optional.ofNullable(job.statusReason()),
                Instant.ofEpochMilli(job.createdAt()), time(job.startedAt()), time(job.stoppedAt()),
                Optional.ofNullable(container.exitCode()), Optional.ofNullable(container.reason()));
        var strategy = Optional.ofNullable(job.retryStrategy());
        return new JobDetails(summary, job.jobArn(), last(job.jobDefinition()), attempts(job),
                job.dependsOn().stream().map(d -> Optional.ofNullable(d.jobId()).orElse(job.jobId())).toList(),
                container(job, container), job.parameters(), strategy.map(s -> s.attempts()).orElse(1),
                Optional.ofNullable(job.timeout()).map(t -> Duration.ofSeconds(t.attemptDurationSeconds())),
                group(container), Optional.ofNullable(container.logStreamName()));
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
                resource(container, ResourceType.VCPU, container.vcpus()),
                resource(container, ResourceType.MEMORY, container.memory()),
                String.join(", ", job.platformCapabilitiesAsStrings()),
                container.environment().stream().map(KeyValuePair::name).toList());
    }

    private static String resource(ContainerDetail container, ResourceType type, @Nullable Integer old) {
        return container.resourceRequirements().stream().filter(r -> r.type() == type).map(r -> r.value()).findFirst()
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
