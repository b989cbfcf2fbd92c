package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.batch.JobSummary.ArrayPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues, environments and jobs for tests. */
public final class BatchSamples {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private BatchSamples() {}

    public static JobQueue queue(boolean enabled, String status, String... environments) {
        return new JobQueue("queue", enabled, status, "said so", 5, List.of(environments), List.of());
    }

    public static ComputeEnvironment environment(String name, boolean enabled, String status, int max) {
        return new ComputeEnvironment(name, enabled, status, "said so", "FARGATE", ComputeEnvironment.Size.upTo(max),
                ComputeEnvironment.Machines.NONE);
    }

    /** Submitted so many seconds before noon. */
    public static JobSummary job(String name, JobStatus status, int secondsAgo) {
        return new JobSummary("id-" + name, name, "queue", "def:1", status, Optional.empty(), NOON.minusSeconds(
                secondsAgo), Optional.empty(), Optional.empty(),
                status.ended() ? Optional.of(status == JobStatus.FAILED ? 3 : 0) : Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    public static JobSummary with(JobSummary job, Optional<String> statusReason, Optional<ArrayPart> array) {
        return new JobSummary(job.id(), job.name(), job.queue(), job.definition(), job.status(), statusReason, job
                .createdAt(), job.startedAt(), job.stoppedAt(), job.exitCode(), job.containerReason(), array);
    }

    public static JobDetails details(JobSummary job, String vcpus, String... dependsOn) {
        return new JobDetails(job, "arn", List.of(), List.of(dependsOn).stream().map(id -> new JobDetails.Dependency(id,
                Optional.empty())).toList(), Map.of(), new JobDetails.Container("s3://jars/job.jar", List.of("run"),
                        vcpus, "4096", "FARGATE", Map.of(), Optional.empty()), Map.of(), Map.of(), 3, Optional.empty(),
                Optional.empty(), "/aws/batch/job", Optional.of("def/default/1"));
    }

    public static BatchOverview overview(JobQueue queue, List<ComputeEnvironment> environments, JobSummary... jobs) {
        return new BatchOverview(List.of(queue), environments, List.of(jobs).stream().sorted((a, b) -> b.createdAt()
                .compareTo(a.createdAt())).toList(), true, Map.of(), Map.of(), Map.of());
    }
}
