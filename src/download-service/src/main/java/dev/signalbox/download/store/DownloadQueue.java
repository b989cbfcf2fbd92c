package dev.signalbox.download.store;

import dev.signalbox.download.job.DownloadOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Jobs to download. Each call is one step in the store: a crash between two of them leaves every job waiting, or under a
 * lease that ends. An aggregation never has more jobs under lease than its limit. All times are the store's.
 */
public interface DownloadQueue {
    /**
     * Hands out jobs that may begin now, from aggregations in turn. There may be more than it gives at once: ask again.
     *
     * @param instance who asks, for operators to see
     */
    List<ClaimedJob> claim(String instance, int max, Duration lease);

    /** When {@link #claim} may next have something if nothing changes, at most {@code atMost}. */
    Duration untilNext(Duration atMost);

    /**
     * Makes leases last from now on.
     *
     * @return the claims that hold no longer, because the lease ended or the job was canceled: that work must stop at
     *         once, and be ended by {@link #retryLater} (which then answers false), so that its place is free
     */
    Set<Claim> renew(Collection<Claim> claims, Duration lease);

    /**
     * Ends an attempt and frees its place. A job that ends goes to the callbacks if somebody is to be told, else it is
     * kept for {@code keep} and then goes to the deletions.
     *
     * @param outcome never {@link DownloadOutcome.MayPass}
     * @return false when the claim no longer held: nothing was changed, and a file that was stored may be another's now
     */
    boolean finish(Claim claim, DownloadOutcome outcome, Duration keep);

    /** Puts the job back for a later attempt; false when the claim no longer held. */
    boolean retryLater(Claim claim, DownloadOutcome.MayPass outcome, Duration pause);

    /**
     * Gives leases that ended back to the queue, at most {@code max} of them. A job whose lease ended
     * {@code maxLosses} times (its processor died each time) fails instead. Leases that were never renewed do not count:
     * the answer to the claim may have been lost.
     *
     * @return how many
     */
    int reclaim(int max, int maxLosses, Duration keep);
}
