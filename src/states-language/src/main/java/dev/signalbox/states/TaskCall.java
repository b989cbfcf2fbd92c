package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One attempt of a Task state.
 *
 * @param executionId of the execution that makes the call
 * @param id names the attempt within its execution; the same again when a crash makes it necessary to repeat it
 * @param token under which the outcome may be reported, for tasks that wait for that; never logged
 * @param parameters with all paths resolved, the task token included
 */
public record TaskCall(String executionId, String id, String stateName, TaskResource resource, JsonNode parameters,
        Optional<String> token) {
    @Override
    public String toString() {
        return "TaskCall[" + id + ", " + stateName + ", " + resource.arn() + "]";
    }
}
