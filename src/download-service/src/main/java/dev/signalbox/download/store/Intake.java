package dev.signalbox.download.store;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;

/** Takes new jobs. */
public interface Intake {
    /** What became of a new job. */
    enum Enqueued {
        ACCEPTED,
        ID_TAKEN,
        /** As many jobs wait in the aggregation as may. */
        FULL
    }

    /**
     * Keeps the job and, if it is not there, its aggregation, in one step. An aggregation that is there keeps its limits.
     * The same job once more, with the same id, is accepted and changes nothing.
     *
     * @param maxPending in the aggregation; 0 for no bound
     */
    Enqueued enqueue(JobId id, JobSpec spec, Aggregation aggregation, long maxPending);
}
