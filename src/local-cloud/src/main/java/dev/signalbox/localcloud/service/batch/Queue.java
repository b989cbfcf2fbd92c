package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.Kept;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobQueueType;

/** A job queue as kept. */
record Queue(@Kept JobQueueDetail detail) {
    /** In the order in which the scheduler serves queues that share an environment. */
    static final Comparator<Queue> BY_PRIORITY = Comparator.comparing((Queue q) -> -q.detail().priority())
            .thenComparing(Queue::name);

    String name() {
        return detail.jobQueueName();
    }

    String arn() {
        return detail.jobQueueArn();
    }

    boolean enabled() {
        return detail.state() == JQState.ENABLED;
    }

    /** Takes no job and ends those it has. */
    boolean deleting() {
        return detail.status() == JQStatus.DELETING;
    }

    /** How long a job may be blocked so before it is cancelled. */
    Optional<Duration> limit(Blockage blockage) {
        return detail.jobStateTimeLimitActions().stream().filter(a -> blockage.code().equals(a.reason())).findFirst()
                .map(a -> Duration.ofSeconds(a.maxTimeSeconds()));
    }

    boolean fargate() {
        return detail.jobQueueType() == JobQueueType.ECS_FARGATE;
    }

    /** ARNs of the environments in the order in which they are tried. */
    List<String> environments() {
        return detail.computeEnvironmentOrder().stream().sorted(Comparator.comparing(ComputeEnvironmentOrder::order))
                .map(ComputeEnvironmentOrder::computeEnvironment).toList();
    }
}
