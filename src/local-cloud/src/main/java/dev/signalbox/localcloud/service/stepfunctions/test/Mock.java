package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.SourceJson;
import dev.signalbox.states.State;
import dev.signalbox.states.TaskOutcome;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** The mock of a request, checked against the state that it is for. */
record Mock(TaskOutcome outcome) {
    /** Empty if the request has none; refuses what AWS does, in its order. */
    static Optional<Mock> of(TestStateRequest request, TestedState tested) {
        var mock = request.mock();
        if (mock == null) {
            needed(request, tested);
            return Optional.empty();
        }
        var state = tested.state();
        if (!(state instanceof State.Task) && !tested.isParent()) {
            throw Errors.validation("State type '" + state.type() + "' is not supported when a mock is specified");
        }
        if (Boolean.TRUE.equals(request.revealSecrets())) {
            throw Errors.validation("TestState does not support RevealSecrets when a mock is specified.");
        }
        if (mock.result() != null && mock.errorOutput() != null) {
            throw Errors.validation(
                    "A test mock should have only one of the following fields: [result, errorOutput].");
        }
        if (mock.result() == null && mock.errorOutput() == null) {
            throw Errors.validation("A test mock should have one of the following fields: [result, errorOutput].");
        }
        return Optional.of(new Mock(outcome(mock, tested)));
    }

    private static void needed(TestStateRequest request, TestedState tested) {
        if (tested.isParent()) {
            throw Errors.definition("TestState API does not support Map or Parallel states. Supported state types "
                    + "include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (tested.state() instanceof State.Task && request.roleArn() == null) {
            throw Errors.validation("RoleArn must be specified when testing a Task state");
        }
        if (tested.waits()) {
            throw Errors.definition("TestState API does not support Activity tasks, nor the service integration "
                    + "patterns .sync and .waitForTaskToken, unless a mock is specified");
        }
    }

    private static TaskOutcome outcome(MockInput mock, TestedState tested) {
        if (mock.errorOutput() != null) {
            var error = mock.errorOutput();
            return new TaskOutcome.Failed(error.error() == null ? "" : error.error(), error.cause() == null ? ""
                    : error.cause());
        }
        var result = json(mock.result());
        if (tested.state() instanceof State.Map map) {
            iterations(map, result);
        } else if (tested.state() instanceof State.Parallel parallel) {
            branches(parallel, result);
        } else {
            MockSchema.check(tested.resource().orElseThrow(), result, mock.fieldValidationModeAsString());
        }
        return new TaskOutcome.Succeeded(result);
    }

    private static JsonNode json(String result) {
        try {
            var node = Payloads.parse(result);
            if (!node.isMissingNode()) {
                return SourceJson.keeping(node, result);
            }
        } catch (JsonProcessingException e) {
            // Told below.
        }
        throw Errors.validation("Mocked result must be valid JSON");
    }

    private static void iterations(State.Map map, JsonNode result) {
        var written = map.distribution().flatMap(d -> d.writer()).flatMap(w -> w.parameters()).isPresent();
        if (written && !result.isObject()) {
            throw Errors.validation("Mocked result must be a JSON object.");
        }
        if (!written && !result.isArray()) {
            throw Errors.validation("Mocked result must be an array.");
        }
    }

    private static void branches(State.Parallel parallel, JsonNode result) {
        if (!result.isArray()) {
            throw Errors.validation("Mocked result must be an array.");
        }
        if (result.size() != parallel.branches().size()) {
            throw Errors.validation(
                    "Mocked result must contain the same number of items as number of Parallel branches.");
        }
    }
}
