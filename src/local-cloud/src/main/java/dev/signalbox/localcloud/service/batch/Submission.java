package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.Pojos;
import dev.signalbox.localcloud.runtime.ClientToken;
import dev.signalbox.localcloud.runtime.Time;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.PlatformCapability;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;

/** SubmitJob: a definition and what the caller overrides become a job. */
final class Submission {
    private static final int SMALLEST_ARRAY = 2;
    private static final int LARGEST_ARRAY = 10_000;

    private final BatchState state;
    private final Definitions definitions;
    private final Scheduler scheduler;
    private final Time time;

    Submission(BatchState state, Definitions definitions, Scheduler scheduler, Time time) {
        this.state = state;
        this.definitions = definitions;
        this.scheduler = scheduler;
        this.time = time;
    }

    SubmitJobResponse submit(SubmitJobRequest request) {
        Names.checked("Job name should match valid pattern", request.jobName());
        refuseUnsupported(request);
        Retries.check(request.retryStrategy());
        Retries.check(request.timeout());
        int size = arraySize(request);
        var id = ClientToken.of(request).map(Submission::idOf).orElseGet(() -> UUID.randomUUID().toString());
        // A token names the job too, so that its caller gets the same again; the job is kept longer than any call lasts.
        var submitted = state.change(() -> state.jobs().get(id).map(Job::detail).orElseGet(() -> {
            var detail = detail(request, id, size);
            scheduler.submit(Job.submitted(detail, scheduler.nextOrder(size + 1), null));
            return detail;
        }));
        scheduler.request();
        return SubmitJobResponse.builder().jobId(submitted.jobId()).jobName(submitted.jobName())
                .jobArn(submitted.jobArn()).build();
    }

    private static String idOf(String token) {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void refuseUnsupported(SubmitJobRequest request) {
        if (request.shareIdentifier() != null || request.schedulingPriorityOverride() != null) {
            // AWS's own words; no queue here has a scheduling policy.
            throw BatchErrors.client("Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue"
                    + " with fair share scheduling policy.");
        }
        BatchErrors.unsupported("nodeOverrides", request.nodeOverrides());
        BatchErrors.unsupported("eksPropertiesOverride", request.eksPropertiesOverride());
        BatchErrors.unsupported("ecsPropertiesOverride", request.ecsPropertiesOverride());
        BatchErrors.unsupported("consumableResourcePropertiesOverride",
                request.consumableResourcePropertiesOverride());
    }

    private static int arraySize(SubmitJobRequest request) {
        var array = request.arrayProperties();
        if (array == null || array.size() == null) {
            return 0;
        }
        if (array.size() < SMALLEST_ARRAY || array.size() > LARGEST_ARRAY) {
            throw BatchErrors.invalid(
                    "arrayProperties.size must be between " + SMALLEST_ARRAY + " and " + LARGEST_ARRAY + ".");
        }
        return array.size();
    }

    private Queue queue(SubmitJobRequest request) {
        var name = Names.required("jobQueue", request.jobQueue());
        var queue = state.queue(name).orElseThrow(() -> BatchErrors.client("JobQueue " + name + " not found."));
        if (!queue.enabled()) {
            throw BatchErrors.client("JobQueue " + name + " is in a DISABLED state and accepts no jobs.");
        }
        return queue;
    }

    private Definition definition(SubmitJobRequest request, Queue queue) {
        var definition = definitions.active(Names.required("jobDefinition", request.jobDefinition()));
        if (definition.fargate() != queue.fargate()) {
            throw BatchErrors.client(
                    "Job Queue is attached to Compute Environment that can not run Jobs with capability "
                            + (definition.fargate() ? PlatformCapability.FARGATE : PlatformCapability.EC2) + ".");
        }
        return definition;
    }

    private JobDetail detail(SubmitJobRequest request, String id, int size) {
        var queue = queue(request);
        var from = definition(request, queue);
        scheduler.dependencies().check(request.dependsOn(), size);
        var definition = from.detail();
        var container = Overrides.of(definition.containerProperties(), request.containerOverrides());
        Containers.check(container, from.fargate());
        var builder = JobDetail.builder().jobId(id).jobName(request.jobName()).jobArn(state.names().arn("job", id))
                .jobQueue(queue.arn()).jobDefinition(definition.jobDefinitionArn()).status(JobStatus.SUBMITTED)
                .createdAt(time.now().toEpochMilli()).dependsOn(new ArrayList<>(request.dependsOn())).attempts(List
                        .of())
                .parameters(Overrides.parameters(definition.parameters(), request.parameters(), container))
                .tags(new HashMap<>(request.tags()))
                .container(Pojos.as(Containers.complete(container), ContainerDetail.class).copy(c -> c
                        .networkInterfaces(List.of())))
                .retryStrategy(request.retryStrategy() == null ? definition.retryStrategy() : request.retryStrategy())
                .timeout(request.timeout() == null ? definition.timeout() : request.timeout())
                .platformCapabilities(definition.platformCapabilities())
                .propagateTags(request.propagateTags() == null ? definition.propagateTags() : request.propagateTags())
                .isCancelled(false).isTerminated(false);
        return size == 0 ? builder.build()
                : builder.arrayProperties(ArrayPropertiesDetail.builder().size(size).build()).build();
    }
}
