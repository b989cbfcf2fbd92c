package dev.signalbox.localcloud.service.batch;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
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

    boolean fargate() {
        return detail.jobQueueType() == JobQueueType.ECS_FARGATE;
    }

    /** ARNs of the environments in the order in which they are tried. */
    List<String> environments() {
        return detail.computeEnvironmentOrder().stream().sorted(Comparator.comparing(ComputeEnvironmentOrder::order))
                .map(ComputeEnvironmentOrder::computeEnvironment).toList();
    }
}
