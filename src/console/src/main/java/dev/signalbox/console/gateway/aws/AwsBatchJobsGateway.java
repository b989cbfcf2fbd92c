package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.BatchJobsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;

/**
 * Asks Batch. A filter by creation time is the only way to list jobs of all states with one call per page; AWS keeps ended
 * jobs for about seven days, so nothing it still knows is left out but what has been running for longer.
 */
public final class AwsBatchJobsGateway implements BatchJobsGateway {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PAGES_PER_QUEUE = 10;

    private final Lazy<BatchClient> batch;
    private final AwsCalls calls;
    private final Clock clock;

    public AwsBatchJobsGateway(AwsClients clients, Clock clock) {
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        calls = new AwsCalls(clients.connection());
        this.clock = clock;
    }

    @Override
    public BatchOverview overview() throws GatewayException {
        var queues = calls.call(() -> batch.get().describeJobQueuesPaginator(r -> {}).jobQueues().stream()
                .map(AwsBatchJobsGateway::queue).toList());
        var environments = calls.call(() -> batch.get().describeComputeEnvironmentsPaginator(r -> {})
                .computeEnvironments().stream().map(AwsBatchJobsGateway::environment).toList());
        var jobs = new ArrayList<JobSummary>();
        boolean complete = true;
        for (var queue : queues) {
            complete &= addJobs(queue.name(), jobs);
        }
        jobs.sort(Comparator.comparing(JobSummary::createdAt).reversed());
        return new BatchOverview(queues, environments, List.copyOf(jobs), complete);
    }

    /** Tells whether that were all. */
    private boolean addJobs(String queue, List<JobSummary> jobs) throws GatewayException {
        var after = Long.toString(clock.instant().minus(KEPT).toEpochMilli());
        String token = null;
        for (int i = 0; i < PAGES_PER_QUEUE; i++) {
            var page = page(queue, after, token);
            page.jobSummaryList().stream().map(s -> BatchShapes.summary(queue, s)).forEach(jobs::add);
            token = page.nextToken();
            if (token == null) {
                return true;
            }
        }
        return false;
    }

    private ListJobsResponse page(String queue, String after, @Nullable String token) throws GatewayException {
        return calls.call(() -> batch.get().listJobs(r -> r.jobQueue(queue)
                .filters(f -> f.name("AFTER_CREATED_AT").values(after)).maxResults(100).nextToken(token)));
    }

    @Override
    public JobDetails job(String id) throws GatewayException {
        var jobs = calls.call(() -> batch.get().describeJobs(r -> r.jobs(id))).jobs();
        if (jobs.isEmpty()) {
            throw new GatewayException(
                    new Failure.NotFound("JobNotFound", "AWS Batch knows no job " + id, Optional.empty()));
        }
        return BatchShapes.details(jobs.getFirst());
    }

    @Override
    public void enableQueue(String name, boolean enabled) throws GatewayException {
        calls.call(() -> batch.get()
                .updateJobQueue(r -> r.jobQueue(name).state(enabled ? JQState.ENABLED : JQState.DISABLED)));
    }

    @Override
    public void terminate(String jobId, String reason) throws GatewayException {
        calls.call(() -> batch.get().terminateJob(r -> r.jobId(jobId).reason(reason)));
    }

    private static JobQueue queue(JobQueueDetail detail) {
        var environments = detail.computeEnvironmentOrder().stream()
                .sorted(Comparator.comparing(ComputeEnvironmentOrder::order))
                .map(o -> BatchShapes.last(o.computeEnvironment())).toList();
        return new JobQueue(detail.jobQueueName(), detail.state() == JQState.ENABLED, detail.statusAsString(),
                detail.priority(), environments);
    }

    private static ComputeEnvironment environment(ComputeEnvironmentDetail detail) {
        var resources = Optional.ofNullable(detail.computeResources());
        return new ComputeEnvironment(detail.computeEnvironmentName(), detail.state() == CEState.ENABLED,
                detail.statusAsString(), resources.map(r -> r.typeAsString()).orElse("UNMANAGED"),
                resources.map(r -> r.maxvCpus()).orElse(0));
    }
}
