package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A task whose resource is a function's ARN: input and output are the bare payload. */
final class FunctionTask implements Integration {
    private final Calls calls;

    FunctionTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.FUNCTION;
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        var request = InvokeRequest.builder().functionName(call.resource().arn()).payload(SdkBytes.fromUtf8String(
                Payloads.text(call.parameters()))).build();
        try {
            var response = calls.call(request, InvokeResponse.class);
            var payload = LambdaTask.payload(response);
            return response.functionError() == null ? new TaskOutcome.Succeeded(payload)
                    : asWritten(LambdaTask.functionError(payload), response);
        } catch (AwsServiceException e) {
            return LambdaTask.ERRORS.failed(e);
        }
    }

    /** The cause is what the function answered, to the letter. */
    private static TaskOutcome asWritten(TaskOutcome outcome, InvokeResponse response) {
        return outcome instanceof TaskOutcome.Failed(var error, _) && !error.equals("Lambda.Unknown")
                ? new TaskOutcome.Failed(error, response.payload().asUtf8String())
                : outcome;
    }
}
