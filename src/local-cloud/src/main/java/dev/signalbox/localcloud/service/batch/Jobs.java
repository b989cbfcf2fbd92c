package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.batch.model.JobStatus;

/**
 * All jobs, with an index by queue (or array) and status whose keys alone tell status, order and id, so that lists and a
 * start do not read finished jobs.
 */
final class Jobs {
    private static final char SEPARATOR = '|';
    private static final List<JobStatus> LIVE = List.of(JobStatus.SUBMITTED, JobStatus.PENDING, JobStatus.RUNNABLE,
            JobStatus.STARTING, JobStatus.RUNNING);

    private final DurableMap<Job> jobs;
    private final DurableMap<Boolean> index;

    /** One line of the index. */
    record Entry(JobStatus status, long order, String id) {
        /** As {@link Job#orderKey}. */
        String orderKey() {
            return Job.orderKey(order, id);
        }

        private static Entry of(String key) {
            var parts = key.split("\\|", -1);
            return new Entry(JobStatus.valueOf(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }
    }

    Jobs(Store store) {
        this.jobs = store.map("batch.jobs", Job.class);
        this.index = store.map("batch.job-index", Boolean.class);
    }

    Optional<Job> get(String id) {
        return jobs.get(id);
    }

    /** Stores the job and returns it. */
    Job put(Job job) {
        jobs.get(job.id()).ifPresent(old -> index.remove(key(old)));
        jobs.put(job.id(), job);
        index.put(key(job), true);
        return job;
    }

    void remove(Job job) {
        index.remove(key(job));
        jobs.remove(job.id());
    }

    /** Index lines of all jobs. */
    Stream<Entry> entries() {
        return index.keys("").map(Entry::of);
    }

    /**
     * Jobs of one scope, newest first, read lazily. Which ones they are is fixed by the call: make it where no job moves
     * from one status to another meanwhile, or a moving one may be passed over.
     *
     * @param scope {@link #ofQueue} or {@link #ofArray}
     */
    Stream<Job> newestFirst(String scope, Collection<JobStatus> statuses) {
        return newestFirst(scope, statuses, Optional.empty());
    }

    /** As above, from the one that follows the given order key. */
    Stream<Job> newestFirst(String scope, Collection<JobStatus> statuses, Optional<String> after) {
        var entries = statuses.stream().flatMap(status -> index.keys(prefix(scope, status))).map(Entry::of).filter(
                e -> after.isEmpty() || e.orderKey().compareTo(after.get()) < 0).sorted(Comparator.comparing(
                        Entry::order).reversed()).toList();
        return entries.stream().flatMap(entry -> jobs.get(entry.id()).stream());
    }

    /** Jobs of one scope that have not ended. */
    List<Job> live(String scope) {
        return newestFirst(scope, LIVE).toList();
    }

    boolean anyLive(String scope) {
        return LIVE.stream().anyMatch(status -> index.keys(prefix(scope, status)).findAny().isPresent());
    }

    int count(String scope, JobStatus status) {
        return (int) index.keys(prefix(scope, status)).count();
    }

    /** Jobs of a queue, array jobs as one. */
    static String ofQueue(String arn) {
        return "queue:" + arn;
    }

    /** Children of an array job. */
    static String ofArray(String parent) {
        return "array:" + parent;
    }

    private static String key(Job job) {
        var parent = job.parent();
        var scope = parent == null ? ofQueue(job.queue()) : ofArray(parent);
        return prefix(scope, job.status()) + job.orderKey();
    }

    private static String prefix(String scope, JobStatus status) {
        return scope + SEPARATOR + status + SEPARATOR;
    }
}
