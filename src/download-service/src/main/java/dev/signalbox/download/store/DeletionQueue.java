package dev.signalbox.download.store;

import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Jobs whose time is over. One list per storage, so that only those who reach a file are asked to delete it. */
public interface DeletionQueue {
    /**
     * A job to delete; it comes again after the lease unless it is forgotten or deferred. Empty job: nothing is known of
     * it any more.
     */
    record Due(JobId id, Optional<Job> job) {}

    /** @param storage see {@code StoredFile.storage}; {@code ""} is for jobs without a file here */
    List<Due> claim(String storage, int max, Duration lease);

    /** The file is gone: so goes all that the store knows of the job. */
    void forget(JobId id, String storage);

    void defer(JobId id, String storage, Duration pause);
}
