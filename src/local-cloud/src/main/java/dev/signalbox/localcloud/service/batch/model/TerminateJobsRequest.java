package dev.signalbox.localcloud.service.batch.model;

/**
 * Terminates up to 50 jobs.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_TerminateJobs.html">TerminateJobs</a>
 */
public final class TerminateJobsRequest extends BulkRequest {
    private TerminateJobsRequest(Builder builder) {
        super(builder);
    }

    public static Builder builder() {
        return new Builder(TerminateJobsRequest::new);
    }
}
