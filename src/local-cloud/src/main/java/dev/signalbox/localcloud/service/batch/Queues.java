package dev.signalbox.localcloud.service.batch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueRequest;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobQueueType;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueResponse;

/** Job queues. A disabled one takes no jobs, but those in it go on. */
final class Queues {
    private static final int MOST = 50;
    private static final int MOST_ENVIRONMENTS = 3;
    private static final int HIGHEST_PRIORITY = 1000;
    private static final String MIXED = "Fargate and EC2 compute environments can not be mixed.";

    private final BatchState state;
    private final Runnable changed;
    private final Consumer<Queue> emptied;

    /**
     * @param changed told after each change that may let a job start
     * @param emptied ends all jobs of a queue that is being deleted; called inside the change
     */
    Queues(BatchState state, Runnable changed, Consumer<Queue> emptied) {
        this.state = state;
        this.changed = changed;
        this.emptied = emptied;
    }

    CreateJobQueueResponse create(CreateJobQueueRequest request) {
        var name = Names.checked("Job Queue name should match a valid pattern.", request.jobQueueName());
        BatchErrors.unsupported("schedulingPolicyArn", request.schedulingPolicyArn());
        BatchErrors.unsupported("serviceEnvironmentOrder", request.serviceEnvironmentOrder());
        var limits = TimeLimits.checked(request.jobStateTimeLimitActions());
        int priority = checked(Names.required("priority", request.priority()));
        var created = state.change(() -> {
            var order = checked(request.computeEnvironmentOrder());
            var queue = new Queue(JobQueueDetail.builder().jobQueueName(name)
                    .jobQueueArn(state.names().arn("job-queue", name))
                    .state(request.state() == null ? JQState.ENABLED : checked(request.state())).status(JQStatus.VALID)
                    .statusReason("JobQueue Healthy").priority(priority).computeEnvironmentOrder(order)
                    .jobQueueType(fargate(order.getFirst()) ? JobQueueType.ECS_FARGATE : JobQueueType.ECS)
                    .jobStateTimeLimitActions(limits).tags(request.tags()).build());
            checkType(request.jobQueueTypeAsString(), queue);
            if (state.queues().size() >= MOST) {
                throw BatchErrors.client("Limit of " + MOST + " job queues reached.");
            }
            if (!state.queues().putIfAbsent(name, queue)) {
                throw BatchErrors.client("Object already exists");
            }
            return queue;
        });
        return CreateJobQueueResponse.builder().jobQueueName(name).jobQueueArn(created.arn()).build();
    }

    DescribeJobQueuesResponse describe(DescribeJobQueuesRequest request) {
        var named = request.jobQueues();
        var found = named.isEmpty() ? state.queues().values()
                : named.stream().flatMap(n -> state.queue(n).stream()).sorted(Comparator.comparing(Queue::name));
        var page = Page.of(found, Queue::name,
                new Page.Wanted(request.nextToken(), request.maxResults(), 100, false));
        return DescribeJobQueuesResponse.builder().nextToken(page.next())
                .jobQueues(page.items().stream().map(Queue::detail).toList()).build();
    }

    UpdateJobQueueResponse update(UpdateJobQueueRequest request) {
        BatchErrors.unsupported("schedulingPolicyArn", request.schedulingPolicyArn());
        BatchErrors.unsupported("serviceEnvironmentOrder", request.serviceEnvironmentOrder());
        var updated = state.change(() -> {
            var old = find(request.jobQueue());
            if (old.deleting()) {
                throw BatchErrors.client("Cannot update, resource is being modified: " + old.name());
            }
            var queue = new Queue(old.detail().copy(d -> change(d, old, request)));
            state.queues().put(queue.name(), queue);
            return queue;
        });
        changed.run();
        return UpdateJobQueueResponse.builder().jobQueueName(updated.name()).jobQueueArn(updated.arn()).build();
    }

    private void change(JobQueueDetail.Builder detail, Queue old, UpdateJobQueueRequest request) {
        if (request.state() != null) {
            detail.state(checked(request.state()));
        }
        if (request.priority() != null) {
            detail.priority(checked(request.priority()));
        }
        if (request.hasComputeEnvironmentOrder()) {
            var order = checked(request.computeEnvironmentOrder());
            if (fargate(order.getFirst()) != old.fargate()) {
                throw BatchErrors.invalid(MIXED);
            }
            detail.computeEnvironmentOrder(order);
        }
        if (request.hasJobStateTimeLimitActions()) {
            detail.jobStateTimeLimitActions(TimeLimits.checked(request.jobStateTimeLimitActions()));
        }
    }

    private static void checkType(@Nullable String wanted, Queue queue) {
        if (wanted != null && !wanted.equals(queue.detail().jobQueueTypeAsString())) {
            throw BatchErrors.client("The local cloud does not support job queues of type " + wanted
                    + " with these compute environments.");
        }
    }

    /**
     * As on AWS the queue is DELETING, and its environments are in use, until its last job has ended.
     *
     * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_DeleteJobQueue.html">DeleteJobQueue</a>
     */
    DeleteJobQueueResponse delete(DeleteJobQueueRequest request) {
        state.change(() -> state.queue(Names.required("jobQueue", request.jobQueue())).ifPresent(this::delete));
        changed.run();
        return DeleteJobQueueResponse.builder().build();
    }

    private void delete(Queue queue) {
        if (queue.enabled()) {
            throw BatchErrors.client("Cannot delete, resource must be in DISABLED state: " + queue.name());
        }
        emptied.accept(queue);
        if (state.jobs().anyLive(Jobs.ofQueue(queue.arn()))) {
            state.queues().put(queue.name(), new Queue(queue.detail().copy(d -> d.status(JQStatus.DELETING))));
        } else {
            state.queues().remove(queue.name());
        }
    }

    /** One to three existing environments, all on Fargate or all on EC2, each with its ARN. */
    private List<ComputeEnvironmentOrder> checked(List<ComputeEnvironmentOrder> order) {
        if (order.isEmpty() || order.size() > MOST_ENVIRONMENTS) {
            throw BatchErrors.invalid("computeEnvironmentOrder must have 1 to " + MOST_ENVIRONMENTS + " entries.");
        }
        var orders = new HashSet<Integer>();
        var resolved = order.stream().map(entry -> {
            orders.add(Names.required("order", entry.order()));
            var environment = state.environment(Names.required("computeEnvironment", entry.computeEnvironment()))
                    .filter(Environment::valid).orElseThrow(() -> BatchErrors.invalid("Compute Environments must be"
                            + " created and valid before attaching them to a job queue: " + entry
                                    .computeEnvironment()));
            return entry.copy(e -> e.computeEnvironment(environment.arn()));
        }).toList();
        if (orders.size() < order.size()) {
            throw BatchErrors.invalid("Duplicate ComputeEnvironment order values.");
        }
        if (resolved.stream().map(this::fargate).distinct().count() > 1) {
            throw BatchErrors.invalid(MIXED);
        }
        return resolved;
    }

    private boolean fargate(ComputeEnvironmentOrder entry) {
        return state.environment(entry.computeEnvironment()).map(Environment::fargate).orElse(false);
    }

    private Queue find(@Nullable String nameOrArn) {
        return state.queue(Names.required("jobQueue", nameOrArn))
                .orElseThrow(() -> BatchErrors.client(nameOrArn + " does not exist"));
    }

    private static int checked(int priority) {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw BatchErrors.invalid("priority must be between 0 and " + HIGHEST_PRIORITY + ".");
        }
        return priority;
    }

    private static JQState checked(JQState state) {
        if (state == JQState.UNKNOWN_TO_SDK_VERSION) {
            throw BatchErrors.invalid("state must be ENABLED or DISABLED.");
        }
        return state;
    }
}
