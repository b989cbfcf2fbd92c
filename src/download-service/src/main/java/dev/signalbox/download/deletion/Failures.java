package dev.signalbox.download.deletion;

import dev.signalbox.download.job.JobId;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often the deletion of each job has failed in this process; the oldest are forgotten when there are many. */
final class Failures {
    private static final int MOST = 10_000;

    private final Map<JobId, Integer> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Integer> eldest) {
            return size() > MOST;
        }
    };

    synchronized int count(JobId id) {
        return counts.merge(id, 1, Integer::sum);
    }

    synchronized void forget(JobId id) {
        counts.remove(id);
    }
}
