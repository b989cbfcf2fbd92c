package dev.signalbox.download.store;

import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What there is, for people; and canceling. */
public interface JobView {
    /** What canceling found. */
    enum Canceled {
        /** It will not be downloaded; whoever downloads it now is told to stop. Nobody is called back. */
        DONE,
        UNKNOWN_JOB,
        /** It was downloaded, or failed, before. */
        TOO_LATE
    }

    /** Empty fields match all. */
    record Filter(Optional<JobStatus> status, Optional<String> aggrId) {}

    Optional<Job> find(JobId id);

    /**
     * Newest first. A page may have fewer items than the limit although there are more.
     *
     * @param cursor {@code ""} for the first page
     * @throws IllegalArgumentException when the cursor is none of ours
     */
    Page<Job> list(Filter filter, String cursor, int limit);

    Map<JobStatus, Long> counts();

    /**
     * A download that runs keeps its place in the aggregation's limit until its owner has heard and ended, or its lease
     * has.
     *
     * @param keep how long the job is still shown
     */
    Canceled cancel(JobId id, Duration keep);
}
