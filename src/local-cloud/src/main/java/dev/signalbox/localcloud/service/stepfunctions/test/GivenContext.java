package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads the context object of a request. */
final class GivenContext {
    private static final Map<String, Map<String, Optional<JsonNodeType>>> FIELDS = Map.of("Execution", Map.of("Id",
            Optional.of(JsonNodeType.STRING), "Input", Optional.empty(), "Name", Optional.of(JsonNodeType.STRING),
            "RoleArn", Optional.of(JsonNodeType.STRING), "StartTime", Optional.of(JsonNodeType.STRING), "RedriveCount",
            Optional.of(JsonNodeType.NUMBER), "RedriveTime", Optional.of(JsonNodeType.STRING)), "State", Map.of("Name",
                    Optional.of(JsonNodeType.STRING), "EnteredTime", Optional.of(JsonNodeType.STRING), "RetryCount",
                    Optional.of(JsonNodeType.NUMBER)), "StateMachine", Map.of("Id", Optional.of(JsonNodeType.STRING),
                            "Name", Optional.of(JsonNodeType.STRING)), "Task", Map.of("Token", Optional.of(
                                    JsonNodeType.STRING)));

    private GivenContext() {}

    static ObjectNode of(String text, TestedState tested) {
        if (!(parsed(text) instanceof ObjectNode context)) {
            throw wrong("must be a valid JSON object");
        }
        for (var part : context.properties()) {
            var name = part.getKey();
            if (name.equals("Map")) {
                throw wrong("'Map' field is not supported when mocking a Context object");
            }
            var fields = FIELDS.get(name);
            if (fields == null) {
                throw notAllowed(name);
            }
            if (!part.getValue().isObject()) {
                throw wrong(name + " must be an object");
            }
            check(name, part.getValue(), fields);
        }
        if (context.has("Task") && !tested.waits()) {
            throw wrong("Context object contains 'Task' when state is not a Task state with a '.sync' or "
                    + "'.waitForTaskToken' service integration pattern");
        }
        return context;
    }

    private static void check(String part, JsonNode value, Map<String, Optional<JsonNodeType>> fields) {
        for (var field : value.properties()) {
            var type = fields.get(field.getKey());
            if (type == null) {
                throw notAllowed(field.getKey());
            }
            if (type.isPresent() && field.getValue().getNodeType() != type.get()) {
                throw wrong(part + "." + field.getKey() + " must be a " + (type.get() == JsonNodeType.STRING ? "string"
                        : "number"));
            }
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return Payloads.parse(text);
        } catch (JsonProcessingException e) {
            throw wrong("must be a valid JSON object");
        }
    }

    private static AwsServiceException notAllowed(String field) {
        return wrong("Field '" + field + "' is not allowed");
    }

    private static AwsServiceException wrong(String what) {
        return Errors.validation("Invalid Context object provided: " + what);
    }
}
