package dev.signalbox.localcloud.service.batch.model;

/**
 * Cancels up to 50 jobs.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_CancelJobs.html">CancelJobs</a>
 */
public final class CancelJobsRequest extends BulkRequest {
    private CancelJobsRequest(Builder builder) {
        super(builder);
    }

    public static Builder builder() {
        return new Builder(CancelJobsRequest::new);
    }
}
