package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueRequest;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesResponse;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueResponse;

/** {@code AWS::Batch::JobQueue}; its physical id is the ARN. */
final class BatchJobQueue implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateJobQueueRequest.builder()).only(
            "ComputeEnvironmentOrder", "JobQueueName", "JobQueueType", "JobStateTimeLimitActions", "Priority",
            "SchedulingPolicyArn", "State", "Tags").requiring("Priority");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("JobQueueArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("JobQueueName") ? request.text("JobQueueName")
                : PhysicalName.withoutStack(request, 128, 16);
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateJobQueueRequest.builder()).jobQueueName(request.plannedId()).tags(
                request.tags()).build(), CreateJobQueueResponse.class);
        request.initiated().accept(created.jobQueueArn());
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var queue = describe(request, physicalId).orElseThrow(() -> ServiceError.of(404, "NotFound",
                "The job queue vanished"));
        if (queue.status() == JQStatus.INVALID) {
            throw ServiceError.of(400, "NotStabilized", "Operation failed, JobQueue went INVALID with error: " + queue
                    .statusReason());
        }
        return queue.status() == JQStatus.VALID;
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("JobQueueArn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("JobQueueType").named("JobQueueName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("State", "JobStateTimeLimitActions", "Tags");
        var wanted = update.request().fill(UpdateJobQueueRequest.builder());
        if (update.removed("State")) {
            wanted.state(JQState.ENABLED);
        }
        if (update.removed("JobStateTimeLimitActions")) {
            wanted.jobStateTimeLimitActions(List.of());
        }
        update.call(wanted.jobQueue(update.id()).build(), UpdateJobQueueResponse.class);
        BatchTags.update(update);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return describe(request, id).isPresent();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (exists(request, physicalId)) {
            request.call(UpdateJobQueueRequest.builder().jobQueue(physicalId).state(JQState.DISABLED).build(),
                    UpdateJobQueueResponse.class);
        }
    }

    /** Only a disabled one that is not changing can be deleted. */
    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        var queue = describe(request, physicalId);
        queue.filter(q -> q.status() == JQStatus.VALID || q.status() == JQStatus.INVALID).ifPresent(q -> request.call(
                DeleteJobQueueRequest.builder().jobQueue(physicalId).build(), DeleteJobQueueResponse.class));
        return queue.isEmpty();
    }

    private static Optional<JobQueueDetail> describe(ResourceRequest request, String nameOrArn) {
        var found = request.call(DescribeJobQueuesRequest.builder().jobQueues(nameOrArn).build(),
                DescribeJobQueuesResponse.class);
        return found.jobQueues().stream().filter(q -> q.status() != JQStatus.DELETED).findFirst();
    }
}
