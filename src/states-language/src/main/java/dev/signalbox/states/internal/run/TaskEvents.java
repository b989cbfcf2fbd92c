package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.internal.data.Json;
import java.util.Optional;

/** History's names and fields for tasks: functions named by ARN have events of their own kind. */
record TaskEvents(TaskResource resource, String region) {
    String type(String what) {
        return switch (resource.kind()) {
            case FUNCTION -> "LambdaFunction" + what;
            case ACTIVITY -> "Activity" + what;
            case SERVICE, OTHER -> "Task" + what;
        };
    }

    /** Whether the events tell input and output alone, not the service. */
    private boolean isBare() {
        return isFunction() || resource.kind() == TaskResource.Kind.ACTIVITY;
    }

    private boolean isFunction() {
        return resource.kind() == TaskResource.Kind.FUNCTION;
    }

    ObjectNode scheduled(JsonNode parameters, Optional<Long> timeout, Optional<Long> heartbeat) {
        var details = Json.object();
        if (isBare()) {
            details.put("resource", resource.arn()).put("input", Json.text(parameters));
            details.putObject("inputDetails").put("truncated", false);
        } else {
            details = common().put("region", region).put("parameters", Json.text(parameters));
        }
        if (heartbeat.isPresent() && !isFunction()) {
            details.put("heartbeatInSeconds", heartbeat.get());
        }
        if (timeout.isPresent()) {
            details.put("timeoutInSeconds", timeout.get());
        }
        return details;
    }

    /** Fields that all but the scheduling event of a service integration have; none for functions. */
    ObjectNode common() {
        var details = Json.object();
        return isBare() ? details
                : details.put("resourceType", resource.service()).put("resource", resource
                        .action());
    }

    ObjectNode output(JsonNode output) {
        var details = common().put("output", Json.text(output));
        details.putObject("outputDetails").put("truncated", false);
        return details;
    }

    ObjectNode failed(StateFailure failure) {
        var details = common();
        details.setAll(failure.details());
        return details;
    }

    /** What AWS calls the task when its result is too large. */
    String name() {
        return isBare() ? resource.arn() : resource.service();
    }
}
