package dev.signalbox.console.model.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queues, environments and recent jobs of all states, as of one refresh.
 *
 * @param jobs newest first
 * @param complete whether there are no more jobs in the time looked at
 */
public record BatchOverview(List<JobQueue> queues, List<ComputeEnvironment> environments, List<JobSummary> jobs,
        boolean complete) {

    /** How many jobs of a queue are in each state; states without jobs are absent. */
    public Map<JobStatus, Integer> counts(String queue) {
        var counts = new EnumMap<JobStatus, Integer>(JobStatus.class);
        jobs.stream().filter(j -> j.queue().equals(queue)).forEach(j -> counts.merge(j.status(), 1, Integer::sum));
        return counts;
    }

    public Optional<JobQueue> queue(String name) {
        return queues.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    public Optional<ComputeEnvironment> environment(String name) {
        return environments.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /** The RUNNABLE job of a queue that waits longest: the next to start. */
    public Optional<JobSummary> front(String queue) {
        return jobs.reversed().stream().filter(j -> j.queue().equals(queue) && j.status() == JobStatus.RUNNABLE)
                .findFirst();
    }

    /** How many RUNNABLE jobs were submitted to the same queue before this one. */
    public int ahead(JobSummary job) {
        return (int) jobs.stream().filter(j -> j.queue().equals(job.queue()) && j.status() == JobStatus.RUNNABLE)
                .filter(j -> j.createdAt().isBefore(job.createdAt())).count();
    }
}
