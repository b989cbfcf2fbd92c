package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.batch.model.CancelJobsRequest;
import dev.signalbox.localcloud.service.batch.model.TerminateJobsRequest;
import software.amazon.awssdk.services.batch.model.CancelJobRequest;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.CreateJobQueueRequest;
import software.amazon.awssdk.services.batch.model.DeleteComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.DeleteJobQueueRequest;
import software.amazon.awssdk.services.batch.model.DeregisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobDefinitionsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotRequest;
import software.amazon.awssdk.services.batch.model.ListJobsRequest;
import software.amazon.awssdk.services.batch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.batch.model.RegisterJobDefinitionRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.TagResourceRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.UntagResourceRequest;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;
import software.amazon.awssdk.services.batch.model.UpdateJobQueueRequest;

/**
 * AWS Batch with container jobs on managed Fargate and EC2 environments. An image is a runnable jar in local S3
 * ({@code s3://bucket/key.jar}). vCPU limits are kept by scheduling, memory limits by the size of the heap; limits that
 * only a container could enforce (user, privileges, read-only file system) are stored and shown but not enforced.
 */
public final class BatchService implements AwsService {
    private final Scheduler scheduler;
    private final Environments environments;
    private final Queues queues;
    private final Definitions definitions;
    private final Submission submission;
    private final Inspection inspection;
    private final Stopping stopping;
    private final Tags tags;

    public BatchService(CloudContext context) {
        this(context, new ProcessJobRunner(context));
    }

    BatchService(CloudContext context, JobRunner runner) {
        var state = new BatchState(context.store(), new Names(context));
        scheduler = new Scheduler(state, context.time(), runner);
        environments = new Environments(state, new Health(context.calls()), scheduler::request,
                scheduler::usedMilliVcpus);
        queues = new Queues(state, scheduler::request, scheduler::empty);
        definitions = new Definitions(state);
        submission = new Submission(state, definitions, scheduler, context.time());
        inspection = new Inspection(state, scheduler, context.time());
        stopping = new Stopping(state, scheduler);
        tags = new Tags(state);
    }

    @Override
    public void register(Operations operations) {
        operations.on(CreateComputeEnvironmentRequest.class, environments::create)
                .on(DescribeComputeEnvironmentsRequest.class, environments::describe)
                .on(UpdateComputeEnvironmentRequest.class, environments::update)
                .on(DeleteComputeEnvironmentRequest.class, environments::delete)
                .on(CreateJobQueueRequest.class, queues::create).on(DescribeJobQueuesRequest.class, queues::describe)
                .on(UpdateJobQueueRequest.class, queues::update).on(DeleteJobQueueRequest.class, queues::delete)
                .on(RegisterJobDefinitionRequest.class, definitions::register)
                .on(DescribeJobDefinitionsRequest.class, definitions::describe)
                .on(DeregisterJobDefinitionRequest.class, definitions::deregister)
                .on(SubmitJobRequest.class, submission::submit).on(DescribeJobsRequest.class, inspection::describe)
                .on(ListJobsRequest.class, inspection::list)
                .on(GetJobQueueSnapshotRequest.class, inspection::snapshot)
                .on(CancelJobRequest.class, stopping::cancel).on(TerminateJobRequest.class, stopping::terminate)
                .on(CancelJobsRequest.class, stopping::cancel).on(TerminateJobsRequest.class, stopping::terminate)
                .on(TagResourceRequest.class, tags::tag).on(UntagResourceRequest.class, tags::untag)
                .on(ListTagsForResourceRequest.class, tags::list);
    }

    @Override
    public void resume() {
        scheduler.resume();
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
