package dev.signalbox.localcloud.service.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which RUNNABLE jobs start. Queues are served by priority; within a queue the first job goes first, and one
 * that must wait for vCPUs holds up those behind it, as on AWS. It also keeps queues of lower priority off the
 * environments that it waits for, so that a large job is not overtaken for ever.
 */
final class Placement {
    static final String TOO_LARGE = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement"
            + " (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.";

    private final BatchState state;
    private final Lifecycle lifecycle;

    Placement(BatchState state, Lifecycle lifecycle) {
        this.state = state;
        this.lifecycle = lifecycle;
    }

    /** Moves every job that can start to STARTING; called inside a change. */
    List<Job> place() {
        var started = new ArrayList<Job>();
        var reserved = new HashSet<String>();
        state.queues().values().sorted(Queue.BY_PRIORITY).forEach(queue -> place(queue, reserved, started));
        return started;
    }

    private void place(Queue queue, Set<String> reserved, List<Job> started) {
        var environments = queue.environments().stream().flatMap(arn -> state.environment(arn).stream())
                .filter(Environment::enabled).toList();
        for (var head = first(queue); head.isPresent(); head = first(queue)) {
            var job = head.get();
            var place = roomFor(job, environments, reserved);
            if (place.isEmpty()) {
                block(job, environments, reserved);
                return;
            }
            started.add(lifecycle.place(job.with(d -> d.statusReason(null)), place.get().arn()));
        }
    }

    private Optional<Job> first(Queue queue) {
        return lifecycle.line().first(queue.arn()).flatMap(state.jobs()::get);
    }

    private Optional<Environment> roomFor(Job job, List<Environment> environments, Set<String> reserved) {
        return environments.stream().filter(e -> !reserved.contains(e.arn()))
                .filter(e -> lifecycle.usedMilliVcpus(e.arn()) + job.milliVcpus() <= e.maxMilliVcpus()).findFirst();
    }

    private void block(Job job, List<Environment> environments, Set<String> reserved) {
        var large = environments.stream().filter(e -> job.milliVcpus() <= e.maxMilliVcpus()).map(Environment::arn)
                .toList();
        if (large.isEmpty() && !environments.isEmpty() && !TOO_LARGE.equals(job.detail().statusReason())) {
            lifecycle.explain(job, TOO_LARGE);
        }
        reserved.addAll(large);
    }
}
