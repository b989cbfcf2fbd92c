package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.Effects.Pending;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** {@code arn:aws:states:::states:startExecution} in all its patterns. */
final class ExecutionTask implements Integration {
    private static final TaskErrors ERRORS = new TaskErrors("StepFunctions", "AWSStepFunctions",
            "AWSStepFunctionsException");

    /** What tasks that wait for an execution tell of it. */
    private static final Set<String> TOLD = Set.of("Cause", "Error", "ExecutionArn", "Input", "InputDetails", "Name",
            "Output", "OutputDetails", "StartDate", "StateMachineArn", "Status", "StopDate", "TraceHeader");

    private final Executions executions;
    private final LiveExecutions live;
    private final Calls calls;

    ExecutionTask(Executions executions, LiveExecutions live, Calls calls) {
        this.executions = executions;
        this.live = live;
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE && resource.service().equals("states") && resource
                .operation().equals("startExecution");
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        var starter = call.executionId() + "#" + call.id();
        var builder = StartExecutionRequest.builder();
        try {
            SdkJson.read(call.parameters(), builder);
            if (builder.build().name() == null) {
                builder.name(UUID.nameUUIDFromBytes(starter.getBytes(StandardCharsets.UTF_8)).toString());
            }
            var request = builder.build();
            calls.guard().request(request, Caller.current());
            var response = executions.start(request, Optional.of(starter));
            return new TaskOutcome.Succeeded(CallMetadata.json(response).on(SdkJson.write(response,
                    SdkJson.Style.OPTIMISED)));
        } catch (AwsServiceException e) {
            return ERRORS.failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        var arn = submitted.path("ExecutionArn").asText();
        var parsed = call.resource().action().endsWith(".sync:2");
        return live.whenEnded(arn, () -> ended.accept(outcome(arn, parsed)));
    }

    private TaskOutcome outcome(String arn, boolean parsed) {
        try {
            var described = executions.describe(DescribeExecutionRequest.builder().executionArn(arn).build());
            var detail = SdkJson.write(described, SdkJson.Style.OPTIMISED).retain(TOLD);
            if (parsed) {
                parse(detail, "Input");
                parse(detail, "Output");
            }
            return described.status() == ExecutionStatus.SUCCEEDED ? new TaskOutcome.Succeeded(detail)
                    : new TaskOutcome.Failed("States.TaskFailed", Payloads.text(detail));
        } catch (AwsServiceException e) {
            return ERRORS.failed(e);
        }
    }

    private static void parse(ObjectNode detail, String field) {
        if (detail.has(field)) {
            try {
                detail.set(field, Payloads.parse(detail.get(field).textValue()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("An execution's " + field + " is no JSON", e);
            }
        }
    }

    @Override
    public void cancel(TaskCall call, JsonNode submitted) {
        live.stop(submitted.path("ExecutionArn").asText(), Optional.empty(), Optional.empty());
    }
}
