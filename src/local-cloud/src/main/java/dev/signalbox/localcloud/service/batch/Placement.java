package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which RUNNABLE jobs start. Queues are served by priority; within a queue the first job goes first, and one
 * that must wait for vCPUs holds up those behind it, as on AWS. It also keeps queues of lower priority off the
 * environments that it waits for, so that a large job is not overtaken for ever.
 */
final class Placement {
    private final BatchState state;
    private final Lifecycle lifecycle;
    private final Time time;

    Placement(BatchState state, Lifecycle lifecycle, Time time) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.time = time;
    }

    /**
     * One look at all queues.
     *
     * @param started jobs that are STARTING now
     * @param due when a time limit of a queue is to be looked at next
     */
    record Round(List<Job> started, Optional<Instant> due) {}

    /** Moves every job that can start to STARTING; called inside a change. */
    Round place() {
        var started = new ArrayList<Job>();
        var reserved = new HashSet<String>();
        var due = state.queues().values().sorted(Queue.BY_PRIORITY).map(queue -> place(queue, reserved, started))
                .flatMap(Optional::stream).min(Comparator.naturalOrder());
        return new Round(started, due);
    }

    private Optional<Instant> place(Queue queue, Set<String> reserved, List<Job> started) {
        var all = queue.environments().stream().flatMap(arn -> state.environment(arn).stream()).toList();
        for (var head = first(queue); head.isPresent(); head = first(queue)) {
            var job = head.get();
            var place = roomFor(job, all, reserved);
            if (place.isPresent()) {
                started.add(lifecycle.place(job.with(d -> d.statusReason(null)), place.get().arn()));
            } else {
                var due = block(queue, job, all, reserved);
                if (due.isEmpty() || due.get().isAfter(time.now())) {
                    return due;
                }
                cancel(job, all);
            }
        }
        return Optional.empty();
    }

    private Optional<Job> first(Queue queue) {
        return lifecycle.line().first(queue.arn()).flatMap(state.jobs()::get);
    }

    private Optional<Environment> roomFor(Job job, List<Environment> environments, Set<String> reserved) {
        return environments.stream().filter(Environment::usable).filter(e -> !reserved.contains(e.arn())).filter(e -> e
                .couldHold(job)).filter(e -> lifecycle.usedMilliVcpus(e.arn()) + job.milliVcpus() <= e.maxMilliVcpus())
                .findFirst();
    }

    /** @return when the queue's time limit for what blocks the job is over; empty where there is none */
    private Optional<Instant> block(Queue queue, Job job, List<Environment> all, Set<String> reserved) {
        all.stream().filter(e -> e.usable() && e.couldHold(job)).map(Environment::arn).forEach(reserved::add);
        var blockage = Blockage.of(job, all);
        var reason = blockage.map(Blockage::reason).orElse(null);
        var known = job.detail().statusReason();
        boolean changed = !Objects.equals(known, reason) && (reason != null || Blockage.isReason(known));
        var explained = changed ? lifecycle.explain(job, reason) : job;
        return blockage.flatMap(queue::limit).map(limit -> Instant.ofEpochMilli(explained.blockedAt()).plus(limit));
    }

    private void cancel(Job job, List<Environment> all) {
        var reason = TimeLimits.cancelled(Blockage.of(job, all).orElseThrow());
        lifecycle.fail(job.with(d -> d.isCancelled(true)).stopped(reason), reason);
    }
}
