package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Execution;
import dev.signalbox.states.SourceJson;
import dev.signalbox.states.TaskOutcome;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** Takes what workers report with task tokens. */
final class TaskReports {
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final Records records;
    private final LiveExecutions live;

    TaskReports(Records records, LiveExecutions live) {
        this.records = records;
        this.live = live;
    }

    SendTaskSuccessResponse success(SendTaskSuccessRequest request) {
        var output = output(request.output());
        report(request.taskToken(), execution -> execution.answer(request.taskToken(), new TaskOutcome.Succeeded(
                output)));
        return SendTaskSuccessResponse.builder().build();
    }

    SendTaskFailureResponse failure(SendTaskFailureRequest request) {
        var error = limited("error", request.error(), MAX_ERROR);
        var cause = limited("cause", request.cause(), MAX_CAUSE);
        report(request.taskToken(), execution -> execution.answer(request.taskToken(), new TaskOutcome.Failed(error,
                cause)));
        return SendTaskFailureResponse.builder().build();
    }

    SendTaskHeartbeatResponse heartbeat(SendTaskHeartbeatRequest request) {
        report(request.taskToken(), execution -> execution.heartbeat(request.taskToken()));
        return SendTaskHeartbeatResponse.builder().build();
    }

    /** The ARN of the state machine whose task has the token; a Map Run's children are executions of the same machine. */
    Optional<String> resource(@Nullable String given) {
        return TaskToken.read(given == null ? "" : given).flatMap(token -> records.execution(token.executionArn())).map(
                execution -> execution.stateMachineArn().split("/", 2)[0]);
    }

    private void report(@Nullable String given, Predicate<Execution> report) {
        var token = TaskToken.read(given == null ? "" : given).orElseThrow(() -> Errors.token("Invalid token"));
        if (records.execution(token.executionArn()).isEmpty()) {
            throw Errors.noTask();
        }
        if (live.find(token.executionArn()).filter(report).isEmpty()) {
            throw Errors.taskTimedOut();
        }
    }

    private static JsonNode output(@Nullable String output) {
        if (output == null) {
            throw Errors.output("Output is required");
        }
        if (Payloads.bytes(output) > Execution.MAX_DATA_BYTES) {
            throw Errors.validation("1 validation error detected: Value at 'output' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + Execution.MAX_DATA_BYTES);
        }
        try {
            var node = Payloads.parse(output);
            if (node.isMissingNode()) {
                throw Errors.output("Output is empty");
            }
            return SourceJson.keeping(node, output);
        } catch (JsonProcessingException e) {
            throw Errors.output(e.getOriginalMessage());
        }
    }

    private static String limited(String field, @Nullable String text, int max) {
        if (text == null) {
            return "";
        }
        if (text.length() > max) {
            throw Errors.validation("1 validation error detected: Value at '" + field
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + max);
        }
        return text;
    }
}
