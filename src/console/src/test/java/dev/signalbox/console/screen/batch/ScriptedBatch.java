package dev.signalbox.console.screen.batch;

import dev.signalbox.console.gateway.BatchJobsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Batch that says what the test wants. */
final class ScriptedBatch implements BatchJobsGateway, LogsGateway {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final List<JobSummary> jobs = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final List<LogLine> lines = new ArrayList<>();
    boolean enabled = true;
    int maxVcpus = 4;
    @Nullable Failure failure;
    @Nullable Failure logFailure;

    /** Submitted so many seconds before noon. */
    JobSummary add(String name, JobStatus status, int secondsAgo) {
        var job = new JobSummary("id-" + name, name, "queue", status, Optional.empty(), NOON.minusSeconds(secondsAgo),
                Optional.empty(), Optional.empty(),
                status.ended() ? Optional.of(status == JobStatus.FAILED ? 3 : 0) : Optional.empty(), Optional.empty());
        jobs.add(job);
        return job;
    }

    private void failIfTold() throws GatewayException {
        if (failure != null) {
            throw new GatewayException(failure);
        }
    }

    @Override
    public BatchOverview overview() throws GatewayException {
        failIfTold();
        return new BatchOverview(List.of(new JobQueue("queue", enabled, "VALID", 5, List.of("env"))),
                List.of(new ComputeEnvironment("env", true, "VALID", "FARGATE", maxVcpus)),
                jobs.stream().sorted((a, b) -> b.createdAt().compareTo(a.createdAt())).toList(), true);
    }

    @Override
    public JobDetails job(String id) throws GatewayException {
        failIfTold();
        var job = jobs.stream().filter(j -> j.id().equals(id)).findFirst().orElseThrow(
                () -> new GatewayException(new Failure.NotFound("JobNotFound", "no job " + id, Optional.empty())));
        return new JobDetails(job, "arn", "def:1", List.of(), List.of(),
                new JobDetails.Container("s3://jars/job.jar", List.of("run"), "2", "4096", "FARGATE", List.of()),
                Map.of(), 3, Optional.empty(), "/aws/batch/job", Optional.of("def/default/1"));
    }

    @Override
    public void enableQueue(String name, boolean now) throws GatewayException {
        failIfTold();
        commands.add((now ? "enable " : "disable ") + name);
        enabled = now;
    }

    @Override
    public void terminate(String jobId, String reason) throws GatewayException {
        failIfTold();
        commands.add("terminate " + jobId);
    }

    @Override
    public List<LogLine> tail(String group, String stream, int count) throws GatewayException {
        if (logFailure != null) {
            throw new GatewayException(logFailure);
        }
        return List.copyOf(lines);
    }

    @Override
    public List<LogLine> between(String group, java.time.Instant from, Optional<java.time.Instant> to, int lines) {
        throw new UnsupportedOperationException("between");
    }
}
