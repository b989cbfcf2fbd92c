package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.Failure;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Queues, environments and recent jobs of all states, as of one refresh.
 *
 * @param jobs newest first
 * @param complete whether there are no more jobs in the time looked at
 * @param fronts of the queues that have RUNNABLE jobs, by name
 * @param usage what the jobs that hold machines take, by job id
 * @param unread why the jobs of a queue are not among them, by its name
 */
public record BatchOverview(List<JobQueue> queues, List<ComputeEnvironment> environments, List<JobSummary> jobs,
        boolean complete, Map<String, QueueFront> fronts, Map<String, Usage> usage,
        Map<String, Failure> unread) {

    /**
     * What a STARTING or RUNNING job takes.
     *
     * @param environment where it runs, as far as that can be told
     */
    public record Usage(double vcpus, Optional<String> environment) {}

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

    public Optional<JobSummary> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }

    /** The names of the queues that try an environment. */
    public List<String> queuesOf(String environment) {
        return queues.stream().filter(q -> q.environments().contains(environment)).map(JobQueue::name).toList();
    }

    /** The RUNNABLE job of a queue that is to start next: as AWS says, else the one that waits longest. */
    public Optional<JobSummary> front(String queue) {
        return Optional.ofNullable(fronts.get(queue)).flatMap(f -> f.places().stream().findFirst())
                .flatMap(p -> job(p.jobId())).filter(j -> j.status() == JobStatus.RUNNABLE)
                .or(() -> jobs.reversed().stream()
                        .filter(j -> j.queue().equals(queue) && j.status() == JobStatus.RUNNABLE).findFirst());
    }

    /** How many RUNNABLE jobs go before this one: as AWS says, else those submitted to the same queue before. */
    public int ahead(JobSummary job) {
        return turns().getOrDefault(job.id(), 0);
    }

    /** The same for all RUNNABLE jobs, by id. */
    public Map<String, Integer> turns() {
        var turns = new HashMap<String, Integer>();
        var counts = new HashMap<String, Integer>();
        jobs.stream().filter(j -> j.status() == JobStatus.RUNNABLE)
                .sorted(Comparator.comparing(JobSummary::createdAt))
                .forEach(j -> turns.put(j.id(), counts.merge(j.queue(), 1, Integer::sum) - 1));
        fronts.values().forEach(f -> IntStream.range(0, f.places().size()).forEach(i -> turns.put(f.places().get(i)
                .jobId(), i)));
        return turns;
    }

    /** vCPUs that jobs of a queue hold now. */
    public double usedBy(String queue) {
        return jobs.stream().filter(j -> j.queue().equals(queue)).map(j -> usage.get(j.id()))
                .filter(u -> u != null).mapToDouble(Usage::vcpus).sum();
    }

    /** vCPUs that jobs hold on an environment now. */
    public double usedOn(String environment) {
        return usage.values().stream().filter(u -> u.environment().equals(Optional.of(environment)))
                .mapToDouble(Usage::vcpus).sum();
    }

    /** How many jobs hold machines of an environment. */
    public int holding(String environment) {
        return (int) usage.values().stream().filter(u -> u.environment().equals(Optional.of(environment))).count();
    }

    /** The most vCPUs that a queue's usable environments may have together. */
    public int roomOf(JobQueue queue) {
        return queue.environments().stream().flatMap(n -> environment(n).stream())
                .filter(ComputeEnvironment::isUsable).mapToInt(ComputeEnvironment::maxVcpus).sum();
    }
}
