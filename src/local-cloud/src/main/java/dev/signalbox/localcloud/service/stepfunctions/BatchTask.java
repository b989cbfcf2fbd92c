package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ClientToken;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsResponse;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** {@code arn:aws:states:::batch:submitJob}, also with {@code .sync}. */
final class BatchTask implements Integration {
    private static final Logger LOG = LoggerFactory.getLogger(BatchTask.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final TaskErrors ERRORS = new TaskErrors("Batch", "AWSBatch", "AWSBatchException");

    private final CloudContext context;

    BatchTask(CloudContext context) {
        this.context = context;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE && resource.service().equals("batch") && (resource.action()
                .equals("submitJob") || resource.action().equals("submitJob.sync"));
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            var builder = SubmitJobRequest.builder();
            SdkJson.read(marked(call.parameters()), builder);
            builder.overrideConfiguration(ClientToken.named(token(call)));
            var response = context.calls().guarded().call(builder.build(), SubmitJobResponse.class);
            return new TaskOutcome.Succeeded(CallMetadata.rest(response).on(SdkJson.write(response,
                    SdkJson.Style.OPTIMISED)));
        } catch (AwsServiceException e) {
            return ERRORS.failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }

    /**
     * The same when a crash makes it necessary to repeat the call, and another for everything else: a state machine that
     * is deleted and made anew may run an execution of the same ARN again, though never one that began at the same time.
     */
    private String token(TaskCall call) {
        var id = call.executionId() + "#" + call.id();
        if (call.executionId().contains(":express:")) {
            return id; // has an id of its own, and is not taken up after a crash
        }
        var execution = context.calls().call(DescribeExecutionRequest.builder().executionArn(call.executionId())
                .includedData(IncludedData.METADATA_ONLY).build(), DescribeExecutionResponse.class);
        return id + "@" + execution.startDate();
    }

    /** Jobs see who started them, as on AWS. */
    private static JsonNode marked(JsonNode parameters) {
        if (!parameters.isObject()) {
            return parameters;
        }
        ObjectNode marked = parameters.deepCopy();
        marked.withObjectProperty("ContainerOverrides").withArrayProperty("Environment").addObject().put("Name",
                "MANAGED_BY_AWS").put("Value", "STARTED_BY_STEP_FUNCTIONS");
        return marked;
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        var watch = new Watch(submitted.path("JobId").asText(), ended);
        watch.next(Duration.ZERO);
        return watch;
    }

    @Override
    public void cancel(TaskCall call, JsonNode submitted) {
        var request = TerminateJobRequest.builder().jobId(submitted.path("JobId").asText()).reason(
                "Terminated by AWS Step Functions").build();
        try {
            context.calls().guarded().call(request, TerminateJobResponse.class);
        } catch (AwsServiceException e) {
            LOG.warn("A job that nobody waits for any more could not be terminated: {}", e.getMessage());
        }
    }

    /** Empty while the job has not ended. */
    private Optional<TaskOutcome> outcome(String jobId) {
        DescribeJobsResponse response;
        try {
            response = context.calls().guarded().call(DescribeJobsRequest.builder().jobs(jobId).build(),
                    DescribeJobsResponse.class);
        } catch (AwsServiceException e) {
            return Optional.of(ERRORS.failed(e));
        }
        if (response.jobs().isEmpty()) {
            return Optional.of(new TaskOutcome.Failed("Batch.AWSBatchException", "The job " + jobId
                    + " does not exist any more."));
        }
        var job = response.jobs().getFirst();
        if (job.status() == JobStatus.SUCCEEDED) {
            return Optional.of(new TaskOutcome.Succeeded(SdkJson.write(job, SdkJson.Style.OPTIMISED)));
        }
        return job.status() == JobStatus.FAILED ? Optional.of(new TaskOutcome.Failed("States.TaskFailed", Payloads.text(
                SdkJson.write(job, SdkJson.Style.OPTIMISED)))) : Optional.empty();
    }

    /** Asks again and again, until the job has ended or nobody wants to know. */
    private final class Watch implements Pending {
        private final String jobId;
        private final Consumer<TaskOutcome> ended;
        private final Caller caller = Caller.current();
        private boolean cancelled;
        private Pending timer = () -> {};

        Watch(String jobId, Consumer<TaskOutcome> ended) {
            this.jobId = jobId;
            this.ended = ended;
        }

        synchronized void next(Duration delay) {
            if (!cancelled) {
                timer = context.time().at(context.time().now().plus(delay), this::look)::cancel;
            }
        }

        private void look() {
            try {
                caller.call(() -> outcome(jobId)).ifPresentOrElse(ended, () -> next(POLL));
            } catch (RuntimeException e) {
                LOG.error("Job {} could not be looked at; trying again", jobId, e);
                next(POLL);
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            timer.cancel();
        }
    }
}
