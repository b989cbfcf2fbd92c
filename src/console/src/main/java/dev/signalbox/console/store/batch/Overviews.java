package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.QueueFront;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one overview together. Fronts are asked only of queues with RUNNABLE jobs, and what a job takes is asked once. */
final class Overviews {
    private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);

    private final BatchPorts batch;
    private final Usages usages;

    Overviews(BatchPorts batch) {
        this.batch = batch;
        usages = new Usages(batch.jobs());
    }

    BatchOverview now() throws GatewayException {
        List<JobQueue> queues = batch.queues().queues();
        List<ComputeEnvironment> environments = batch.environments().environments();
        List<JobSummary> jobs = new ArrayList<>();
        var unread = new HashMap<String, Failure>();
        boolean complete = true;
        for (var queue : queues) {
            try {
                var recent = batch.jobs().recent(queue.name());
                jobs.addAll(recent.jobs());
                complete &= recent.complete();
            } catch (GatewayException e) {
                if (passes(e.failure()) || unread.size() == queues.size() - 1) {
                    throw e;
                }
                LOG.debug("The jobs of {} are not told", queue.name(), e);
                unread.put(queue.name(), e.failure());
            }
        }
        jobs.sort(Comparator.comparing(JobSummary::createdAt).reversed());
        return new BatchOverview(queues, environments, List.copyOf(jobs), complete, fronts(queues, jobs), usages.of(
                jobs, queues, environments), Map.copyOf(unread));
    }

    /** Whether asking again may help; until then what was read before is the better picture. */
    private static boolean passes(Failure failure) {
        return switch (failure) {
            case Failure.Throttled _,Failure.Unreachable _,Failure.TimedOut _,Failure.Garbled _ -> true;
            case Failure.Denied _,Failure.Locked _,Failure.NotFound _,Failure.NotOffered _,Failure.Rejected _,Failure.SignInNeeded _,Failure.Unexpected _ ->
                false;
        };
    }

    private Map<String, QueueFront> fronts(List<JobQueue> queues, List<JobSummary> jobs) throws GatewayException {
        var fronts = new HashMap<String, QueueFront>();
        for (var queue : queues) {
            if (jobs.stream().anyMatch(j -> j.queue().equals(queue.name()) && j.status() == JobStatus.RUNNABLE)) {
                front(queue.name()).ifPresent(f -> fronts.put(queue.name(), f));
            }
        }
        return Map.copyOf(fronts);
    }

    /** Whoever may list jobs may not always ask for the order of a queue, and then that of submission is the next best. */
    private Optional<QueueFront> front(String queue) throws GatewayException {
        try {
            return Optional.of(batch.queues().front(queue));
        } catch (GatewayException e) {
            if (passes(e.failure())) {
                throw e;
            }
            LOG.debug("The order of {} is not told", queue, e);
            return Optional.empty();
        }
    }
}
