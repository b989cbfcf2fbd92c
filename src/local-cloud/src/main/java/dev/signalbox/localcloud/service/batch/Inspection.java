package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesSummary;
import software.amazon.awssdk.services.batch.model.ContainerSummary;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsResponse;
import software.amazon.awssdk.services.batch.model.FrontOfQueueDetail;
import software.amazon.awssdk.services.batch.model.FrontOfQueueJobSummary;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotRequest;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotResponse;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.ListJobsRequest;
import software.amazon.awssdk.services.batch.model.ListJobsResponse;

/** What can be read about jobs. */
final class Inspection {
    private static final int MOST_DESCRIBED = 100;
    private static final int MOST_LISTED = 1000;
    private static final int MOST_FILTERED = 100;
    private static final int FRONT = 100;
    private static final List<JobStatus> ALL = Stream.of(JobStatus.values())
            .filter(s -> s != JobStatus.UNKNOWN_TO_SDK_VERSION).toList();

    private final BatchState state;
    private final Scheduler scheduler;
    private final Time time;

    Inspection(BatchState state, Scheduler scheduler, Time time) {
        this.state = state;
        this.scheduler = scheduler;
        this.time = time;
    }

    DescribeJobsResponse describe(DescribeJobsRequest request) {
        if (request.jobs().isEmpty()) {
            throw BatchErrors.invalid("jobs must not be empty.");
        }
        if (request.jobs().size() > MOST_DESCRIBED) {
            throw BatchErrors.invalid("Maximum number of jobs supported is  " + MOST_DESCRIBED + "#");
        }
        return DescribeJobsResponse.builder().jobs(request.jobs().stream()
                .flatMap(id -> state.jobs().get(state.names().nameOf("job", id)).stream()).map(this::described)
                .toList())
                .build();
    }

    private JobDetail described(Job job) {
        if (!job.arrayParent()) {
            return job.detail();
        }
        var summary = new LinkedHashMap<String, Integer>();
        ALL.forEach(status -> summary.put(status.toString(), state.jobs().count(Jobs.ofArray(job.id()), status)));
        return job.detail().copy(d -> d.arrayProperties(job.detail().arrayProperties().copy(a -> a.statusSummary(
                summary))));
    }

    ListJobsResponse list(ListJobsRequest request) {
        BatchErrors.unsupported("multiNodeJobId", request.multiNodeJobId());
        if (request.filters().size() > 1) {
            throw BatchErrors.invalid("Only one filter can be used at a time.");
        }
        boolean filtered = !request.filters().isEmpty();
        var statuses = filtered ? ALL
                : List.of(request.jobStatus() == null ? JobStatus.RUNNING : checked(request));
        var scope = scope(request);
        var wanted = new Page.Wanted(request.nextToken(), request.maxResults(), filtered ? MOST_FILTERED : MOST_LISTED,
                true);
        var after = wanted.after();
        var jobs = state.read(() -> state.jobs().newestFirst(scope, statuses, after));
        var matching = filtered ? jobs.filter(filter(request.filters().getFirst())) : jobs;
        var page = Page.of(matching, Job::orderKey, wanted);
        return ListJobsResponse.builder().nextToken(page.next())
                .jobSummaryList(page.items().stream().map(Inspection::summary).toList()).build();
    }

    private String scope(ListJobsRequest request) {
        if ((request.jobQueue() == null) == (request.arrayJobId() == null)) {
            throw BatchErrors.invalid("Exactly one of jobQueue, arrayJobId and multiNodeJobId must be specified.");
        }
        if (request.arrayJobId() != null) {
            return Jobs.ofArray(state.names().nameOf("job", request.arrayJobId()));
        }
        return state.queue(request.jobQueue()).map(q -> Jobs.ofQueue(q.arn()))
                .orElseThrow(() -> BatchErrors.client("JobQueue " + request.jobQueue() + " not found."));
    }

    private static JobStatus checked(ListJobsRequest request) {
        if (request.jobStatus() == JobStatus.UNKNOWN_TO_SDK_VERSION) {
            throw BatchErrors.invalid("jobStatus " + request.jobStatusAsString() + " is not valid.");
        }
        return request.jobStatus();
    }

    private static Predicate<Job> filter(KeyValuesPair filter) {
        if (filter.values().size() != 1) {
            throw BatchErrors.invalid("A filter must have exactly one value.");
        }
        var value = filter.values().getFirst();
        return switch (Names.required("filters.name", filter.name())) {
            case "JOB_NAME" -> job -> matches(value.toLowerCase(Locale.ROOT),
                    job.detail().jobName().toLowerCase(Locale.ROOT));
            case "JOB_DEFINITION" -> job -> matchesDefinition(value, job.detail().jobDefinition());
            case "BEFORE_CREATED_AT" -> before(millis(value));
            case "AFTER_CREATED_AT" -> after(millis(value));
            default -> throw BatchErrors.client("The local cloud does not support filter " + filter.name() + ".");
        };
    }

    private static Predicate<Job> before(long millis) {
        return job -> job.detail().createdAt() < millis;
    }

    private static Predicate<Job> after(long millis) {
        return job -> job.detail().createdAt() > millis;
    }

    private static long millis(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw BatchErrors.invalid("Not a time in epoch milliseconds: " + e.getMessage());
        }
    }

    private static boolean matches(String pattern, String value) {
        return pattern.endsWith("*") ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }

    /** By ARN with or without revision, or by name with or without revision. */
    private static boolean matchesDefinition(String pattern, String arn) {
        var value = pattern.startsWith("arn:") ? arn : arn.substring(arn.lastIndexOf('/') + 1);
        return matches(pattern, value) || matches(pattern, value.substring(0, value.lastIndexOf(':')));
    }

    private static JobSummary summary(Job job) {
        var detail = job.detail();
        var container = detail.container();
        boolean ended = container.exitCode() != null || container.reason() != null;
        var array = detail.arrayProperties();
        return JobSummary.builder().jobArn(detail.jobArn()).jobId(detail.jobId()).jobName(detail.jobName())
                .createdAt(detail.createdAt()).status(detail.status()).statusReason(detail.statusReason())
                .startedAt(detail.startedAt()).stoppedAt(detail.stoppedAt()).jobDefinition(detail.jobDefinition())
                .container(ended
                        ? ContainerSummary.builder().exitCode(container.exitCode()).reason(container.reason()).build()
                        : null)
                .arrayProperties(array == null ? null
                        : ArrayPropertiesSummary.builder().size(array.size()).index(array.index()).build())
                .build();
    }

    GetJobQueueSnapshotResponse snapshot(GetJobQueueSnapshotRequest request) {
        var queue = state.queue(Names.required("jobQueue", request.jobQueue()))
                .orElseThrow(() -> BatchErrors.client("JobQueue " + request.jobQueue() + " not found."));
        var jobs = scheduler.front(queue, FRONT).stream().map(place -> FrontOfQueueJobSummary.builder()
                .jobArn(state.names().arn("job", place.jobId())).earliestTimeAtPosition(place.since()).build())
                .toList();
        return GetJobQueueSnapshotResponse.builder().frontOfQueue(
                FrontOfQueueDetail.builder().jobs(jobs).lastUpdatedAt(time.now().toEpochMilli()).build()).build();
    }
}
