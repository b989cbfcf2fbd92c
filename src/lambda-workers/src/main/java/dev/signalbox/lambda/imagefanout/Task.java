package dev.signalbox.lambda.imagefanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one invocation downloads.
 *
 * @param lambdaConcur downloads at a time
 * @param distinct those of the paths whose plain key another path of the run has
 * @param record whether the invocation itself records what it stored
 */
record Task(List<String> resourcePaths, String baseUrl, int lambdaConcur, List<String> distinct, boolean record) {
    Task {
        resourcePaths = List.copyOf(resourcePaths);
        distinct = List.copyOf(distinct);
    }

    static Task read(JsonNode json) {
        var batch = json.path("batchInput");
        if (!json.path("resourcePaths").isArray() || !batch.path("baseUrl").isTextual()) {
            throw new InvalidInput("A task needs 'resourcePaths' and 'batchInput.baseUrl'");
        }
        return new Task(texts(json.path("resourcePaths")), batch.path("baseUrl").asText(),
                batch.path("lambdaConcur").asInt(0), texts(json.path("distinct")), json.path("record").asBoolean());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("resourcePaths", resourcePaths);
        json.put("batchInput", Map.of("baseUrl", baseUrl, "lambdaConcur", lambdaConcur));
        if (!distinct.isEmpty()) {
            json.put("distinct", distinct);
        }
        if (record) {
            json.put("record", true);
        }
        return json;
    }
}
