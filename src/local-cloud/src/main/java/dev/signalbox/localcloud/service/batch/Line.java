package dev.signalbox.localcloud.service.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The RUNNABLE jobs of every queue in the order in which they are started: first in, first out. */
final class Line {
    private final Map<String, TreeMap<String, Place>> waiting = new HashMap<>();
    private final Map<String, Long> lastMoved = new HashMap<>();

    /** A job by id, and since when nobody before it has left, in epoch milliseconds. */
    record Place(String jobId, long since) {}

    void add(Job job) {
        waiting.computeIfAbsent(job.queue(), q -> new TreeMap<>())
                .put(job.orderKey(), new Place(job.id(), job.runnableAt()));
    }

    void remove(Job job, long now) {
        var jobs = waiting.get(job.queue());
        if (jobs != null && jobs.remove(job.orderKey()) != null) {
            lastMoved.put(job.queue(), now);
        }
    }

    /** Id of the job to start next. */
    Optional<String> first(String queue) {
        var jobs = waiting.get(queue);
        return jobs == null || jobs.isEmpty() ? Optional.empty() : Optional.of(jobs.firstEntry().getValue().jobId());
    }

    List<Place> front(String queue, int most) {
        long moved = lastMoved.getOrDefault(queue, 0L);
        return waiting.getOrDefault(queue, new TreeMap<>()).values().stream().limit(most)
                .map(p -> new Place(p.jobId(), Math.max(moved, p.since()))).toList();
    }
}
