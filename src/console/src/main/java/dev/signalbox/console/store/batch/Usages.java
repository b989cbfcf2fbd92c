package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.batch.JobsGateway;
import dev.signalbox.console.model.batch.BatchOverview.Usage;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.why.Vcpus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What running jobs take, and where. Lists do not tell that, so each job is described when it is first seen with a machine, and
 * again when it goes from STARTING to RUNNING.
 */
final class Usages {
    private static final int MOST = 1000;

    private final JobsGateway gateway;
    private Map<String, Known> known = Map.of();

    private record Known(JobStatus status, double vcpus, Optional<String> taskArn) {}

    Usages(JobsGateway gateway) {
        this.gateway = gateway;
    }

    Map<String, Usage> of(List<JobSummary> jobs, List<JobQueue> queues, List<ComputeEnvironment> environments)
            throws GatewayException {
        var holding = jobs.stream().filter(j -> j.status() == JobStatus.STARTING || j.status() == JobStatus.RUNNING)
                .filter(j -> !j.isArray()).limit(MOST).toList();
        var next = new HashMap<String, Known>();
        holding.forEach(j -> Optional.ofNullable(known.get(j.id())).filter(k -> k.status() == j.status())
                .ifPresent(k -> next.put(j.id(), k)));
        var asked = holding.stream().filter(j -> !next.containsKey(j.id())).collect(Collectors.toMap(JobSummary::id,
                JobSummary::status, (a, _) -> a));
        if (!asked.isEmpty()) {
            gateway.jobs(asked.keySet()).forEach(d -> next.put(d.summary().id(), known(d, asked.get(d.summary()
                    .id()))));
        }
        known = next;
        var usage = new HashMap<String, Usage>();
        holding.forEach(j -> Optional.ofNullable(next.get(j.id())).ifPresent(its -> usage.put(j.id(), new Usage(its
                .vcpus(), environment(its, j, queues, environments)))));
        return Map.copyOf(usage);
    }

    private static Known known(JobDetails details, @org.jspecify.annotations.Nullable JobStatus listed) {
        return new Known(listed == null ? details.summary().status() : listed, Vcpus.of(details), details.container()
                .taskArn());
    }

    /** The cluster in the task's ARN tells; without one, a queue of one environment leaves no doubt. */
    private static Optional<String> environment(Known job, JobSummary summary, List<JobQueue> queues,
            List<ComputeEnvironment> environments) {
        var byCluster = job.taskArn().flatMap(arn -> environments.stream().filter(e -> isOn(arn, e)).findFirst());
        return byCluster.map(ComputeEnvironment::name).or(() -> queues.stream().filter(q -> q.name().equals(summary
                .queue()) && q.environments().size() == 1).map(q -> q.environments().getFirst()).findFirst());
    }

    private static boolean isOn(String taskArn, ComputeEnvironment environment) {
        var cluster = environment.machines().clusterArn();
        return !cluster.isEmpty() && taskArn.contains("/" + cluster.substring(cluster.lastIndexOf('/') + 1) + "/");
    }
}
