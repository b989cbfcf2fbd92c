package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsCalls;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.Lazy;
import dev.signalbox.console.gateway.batch.JobsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;

/**
 * Asks Batch. A filter by creation time is the only way to list jobs of all states with one call per page; AWS keeps ended
 * jobs for about seven days, and those that have not ended for as long as they wait, which are the ones that somebody looks for.
 */
public final class AwsJobsGateway implements JobsGateway {
    private static final Duration LONGEST = Duration.ofDays(365);
    /** An array of the largest size has so many. */
    private static final int MOST_PAGES = 10;
    private static final int MOST_FILTERED = 100;
    private static final int MOST_LISTED = 1000;
    private static final int MOST_DESCRIBED = 100;

    private final Lazy<BatchClient> batch;
    private final AwsCalls calls;
    private final Clock clock;

    public AwsJobsGateway(AwsClients clients, Clock clock) {
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        calls = new AwsCalls(clients.connection());
        this.clock = clock;
    }

    @Override
    public Recent recent(String queue) throws GatewayException {
        var after = Long.toString(clock.instant().minus(LONGEST).toEpochMilli());
        var jobs = new ArrayList<JobSummary>();
        boolean complete = pages(queue, jobs, token -> filtered(queue, "AFTER_CREATED_AT", after, token));
        return new Recent(jobs, complete);
    }

    private ListJobsResponse filtered(String queue, String filter, String value, @Nullable String token)
            throws GatewayException {
        return calls.call(() -> batch.get().listJobs(r -> r.jobQueue(queue)
                .filters(f -> f.name(filter).values(value)).maxResults(MOST_FILTERED).nextToken(token)));
    }

    /** @return whether those were all */
    private static boolean pages(String queue, List<JobSummary> into, Pages pages) throws GatewayException {
        String token = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            var page = pages.page(token);
            page.jobSummaryList().stream().map(s -> JobShapes.summary(queue, s)).forEach(into::add);
            token = page.nextToken();
            if (token == null) {
                return true;
            }
        }
        return false;
    }

    private interface Pages {
        ListJobsResponse page(@Nullable String token) throws GatewayException;
    }

    @Override
    public List<JobSummary> named(String queue, String prefix) throws GatewayException {
        var jobs = new ArrayList<JobSummary>();
        pages(queue, jobs, token -> filtered(queue, "JOB_NAME", prefix + "*", token));
        return List.copyOf(jobs);
    }

    @Override
    public List<JobSummary> children(String arrayId, Collection<JobStatus> statuses) throws GatewayException {
        var queue = JobShapes.last(described(arrayId).jobQueue());
        var children = new ArrayList<JobSummary>();
        for (var status : statuses) { // AWS does not apply filters to the children of arrays
            pages(queue, children, token -> calls.call(() -> batch.get().listJobs(r -> r.arrayJobId(arrayId).jobStatus(
                    status.name()).maxResults(MOST_LISTED).nextToken(token))));
        }
        children.sort(Comparator.comparing(c -> c.arrayPart().flatMap(JobSummary.ArrayPart::index).orElse(0)));
        return List.copyOf(children);
    }

    @Override
    public JobDetails job(String id) throws GatewayException {
        return JobShapes.details(described(id));
    }

    private JobDetail described(String id) throws GatewayException {
        return calls.call(() -> batch.get().describeJobs(r -> r.jobs(id))).jobs().stream().findFirst().orElseThrow(
                () -> new GatewayException(
                        new Failure.NotFound("JobNotFound", "AWS Batch knows no job " + id, Optional.empty())));
    }

    @Override
    public List<JobDetails> jobs(Collection<String> ids) throws GatewayException {
        var all = List.copyOf(ids);
        var found = new ArrayList<JobDetails>();
        for (int from = 0; from < all.size(); from += MOST_DESCRIBED) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_DESCRIBED));
            calls.call(() -> batch.get().describeJobs(r -> r.jobs(some))).jobs().stream().map(JobShapes::details)
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public JobOrder again(String jobId) throws GatewayException {
        var job = described(jobId);
        var definition = calls.call(() -> batch.get().describeJobDefinitions(r -> r.jobDefinitions(job
                .jobDefinition()))).jobDefinitions().stream().findFirst();
        var open = new ArrayList<String>();
        for (var dependency : jobs(job.dependsOn().stream().map(d -> d.jobId()).filter(i -> i != null).toList())) {
            if (!dependency.summary().status().ended()) {
                open.add(dependency.summary().id());
            }
        }
        return OrderShapes.again(job, definition, open);
    }

    @Override
    public String submit(JobOrder order) throws GatewayException {
        return calls.call(() -> batch.get().submitJob(OrderShapes.request(order))).jobId();
    }

    @Override
    public void cancel(String jobId, String reason) throws GatewayException {
        calls.call(() -> batch.get().cancelJob(r -> r.jobId(jobId).reason(reason)));
    }

    @Override
    public void terminate(String jobId, String reason) throws GatewayException {
        calls.call(() -> batch.get().terminateJob(r -> r.jobId(jobId).reason(reason)));
    }
}
