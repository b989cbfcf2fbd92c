package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.SourceJson;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** {@code arn:aws:states:::lambda:invoke}, also with {@code .waitForTaskToken}. */
final class LambdaTask implements Integration {
    static final TaskErrors ERRORS = new TaskErrors("Lambda", "AWSLambda", "AWSLambdaException");

    private final Calls calls;

    LambdaTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE && resource.service().equals("lambda") && resource
                .operation().equals("invoke") && resource.pattern() != TaskResource.Pattern.SYNC;
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            var builder = InvokeRequest.builder();
            var parameters = Payloads.object();
            call.parameters().properties().stream().filter(e -> !e.getKey().equals("Payload")).forEach(e -> parameters
                    .set(e.getKey(), e.getValue()));
            SdkJson.read(parameters, builder);
            if (call.parameters().has("Payload")) {
                builder.payload(SdkBytes.fromUtf8String(Payloads.text(call.parameters().get("Payload"))));
            }
            return outcome(calls.call(builder.build(), InvokeResponse.class));
        } catch (AwsServiceException e) {
            return ERRORS.failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }

    private static TaskOutcome outcome(InvokeResponse response) {
        var payload = payload(response);
        if (response.functionError() != null) {
            return functionError(payload);
        }
        var version = response.executedVersion() == null ? "$LATEST" : response.executedVersion();
        var output = Payloads.object().put("ExecutedVersion", version).put("StatusCode", response.statusCode());
        output.set("Payload", payload);
        int length = response.payload() == null ? 0 : response.payload().asByteArrayUnsafe().length;
        var metadata = CallMetadata.lambda(length, version);
        if (response.logResult() != null) {
            output.put("LogResult", response.logResult());
            metadata.with("X-Amz-Log-Result", response.logResult());
        }
        return new TaskOutcome.Succeeded(metadata.on(output));
    }

    /** The function's answer; a text if it is no JSON. */
    static JsonNode payload(InvokeResponse response) {
        var text = response.payload() == null ? "" : response.payload().asString(StandardCharsets.UTF_8);
        try {
            var node = Payloads.parse(text);
            return node.isMissingNode() ? TextNode.valueOf("") : SourceJson.keeping(node, text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    static TaskOutcome functionError(JsonNode payload) {
        var type = payload.path("errorType").asText();
        if (type.isEmpty()) {
            return new TaskOutcome.Failed("Lambda.Unknown", "The cause could not be determined because Lambda did not "
                    + "return an error type. Returned payload: " + Payloads.text(payload));
        }
        return new TaskOutcome.Failed(type, Payloads.text(payload));
    }
}
