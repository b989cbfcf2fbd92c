package dev.signalbox.download.store;

import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Jobs whose outcome is to be told. Works like {@link DownloadQueue}, with one limit: how many a notifier claims. */
public interface CallbackQueue {
    /** A callback to send; the job's count already has this attempt in it. */
    record ClaimedCallback(Claim claim, Job job) {}

    /** What a retry by hand found. */
    enum Retried {
        REQUEUED, UNKNOWN_JOB, NOT_FAILED
    }

    List<ClaimedCallback> claim(String instance, int max, Duration lease);

    Duration untilNext(Duration atMost);

    Set<Claim> renew(Collection<Claim> claims, Duration lease);

    /** The receiver has confirmed. The job and its file are kept for {@code keep}, then deleted. */
    boolean delivered(Claim claim, Duration keep);

    boolean retryLater(Claim claim, String error, Duration pause);

    /** Not tried again by itself. The job and its file are kept for {@code keep}, unless it is retried by hand. */
    boolean failed(Claim claim, String error, Duration keep);

    /** The same without counting the attempt: a graceful stop. */
    boolean giveBack(Claim claim);

    /** Gives leases that ended back to the queue; that attempt is not counted. At most {@code max}; returns how many. */
    int reclaim(int max);

    /** Sends the callback of a job in {@code CALLBACK_FAILED} again, with new attempts. */
    Retried retry(JobId id);
}
