package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsCalls;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.Lazy;
import dev.signalbox.console.gateway.batch.QueuesGateway;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.QueueFront;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitAction;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitActionsState;

/** Batch's job queues. */
public final class AwsQueuesGateway implements QueuesGateway {
    private final Lazy<BatchClient> batch;
    private final AwsCalls calls;

    public AwsQueuesGateway(AwsClients clients) {
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<JobQueue> queues() throws GatewayException {
        return calls.call(() -> batch.get().describeJobQueuesPaginator(r -> {}).jobQueues().stream()
                .map(AwsQueuesGateway::queue).toList());
    }

    private static JobQueue queue(JobQueueDetail detail) {
        var environments = detail.computeEnvironmentOrder().stream()
                .sorted(Comparator.comparing(ComputeEnvironmentOrder::order))
                .map(o -> JobShapes.last(o.computeEnvironment())).toList();
        var limits = detail.jobStateTimeLimitActions().stream().map(a -> new JobQueue.TimeLimit(a.reason(),
                Duration.ofSeconds(a.maxTimeSeconds()), a.actionAsString())).toList();
        return new JobQueue(detail.jobQueueName(), detail.state() == JQState.ENABLED, detail.statusAsString(),
                Optional.ofNullable(detail.statusReason()).orElse(""), detail.priority(), environments, limits);
    }

    @Override
    public QueueFront front(String queue) throws GatewayException {
        var front = calls.call(() -> batch.get().getJobQueueSnapshot(r -> r.jobQueue(queue))).frontOfQueue();
        if (front == null || front.lastUpdatedAt() == null) {
            return new QueueFront(List.of(), Instant.EPOCH);
        }
        return new QueueFront(front.jobs().stream().map(j -> new QueueFront.Place(JobShapes.last(j.jobArn()),
                Instant.ofEpochMilli(j.earliestTimeAtPosition()))).toList(),
                Instant.ofEpochMilli(front.lastUpdatedAt()));
    }

    @Override
    public void enable(String name, boolean enabled) throws GatewayException {
        calls.call(() -> batch.get().updateJobQueue(r -> r.jobQueue(name).state(state(enabled))));
    }

    @Override
    public void create(JobQueue queue) throws GatewayException {
        calls.call(() -> batch.get().createJobQueue(r -> r.jobQueueName(queue.name()).state(state(queue.enabled()))
                .priority(queue.priority()).computeEnvironmentOrder(order(queue))
                .jobStateTimeLimitActions(limits(queue))));
    }

    @Override
    public void update(JobQueue queue) throws GatewayException {
        calls.call(() -> batch.get().updateJobQueue(r -> r.jobQueue(queue.name()).priority(queue.priority())
                .computeEnvironmentOrder(order(queue)).jobStateTimeLimitActions(limits(queue))));
    }

    @Override
    public void delete(String name) throws GatewayException {
        calls.call(() -> batch.get().deleteJobQueue(r -> r.jobQueue(name)));
    }

    private static JQState state(boolean enabled) {
        return enabled ? JQState.ENABLED : JQState.DISABLED;
    }

    private static List<ComputeEnvironmentOrder> order(JobQueue queue) {
        return IntStream.range(0, queue.environments().size()).mapToObj(i -> ComputeEnvironmentOrder.builder()
                .order(i + 1).computeEnvironment(queue.environments().get(i)).build()).toList();
    }

    private static List<JobStateTimeLimitAction> limits(JobQueue queue) {
        return queue.limits().stream().map(l -> JobStateTimeLimitAction.builder().reason(l.reason())
                .state(JobStateTimeLimitActionsState.RUNNABLE).maxTimeSeconds((int) l.after().toSeconds())
                .action(l.action()).build()).toList();
    }
}
