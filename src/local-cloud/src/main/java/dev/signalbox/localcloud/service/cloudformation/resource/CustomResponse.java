package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a custom resource's function answered. */
record CustomResponse(JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 4096;
    private static final int LONGEST_ID = 1024;

    /** Reads a response and compares it with what was asked. */
    static CustomResponse read(String text, CustomRequest asked) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw invalid("Response object is too long.");
        }
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw invalid("Invalid Json: " + e.getOriginalMessage());
        }
        expect(json, "StackId", asked.stackId());
        expect(json, "RequestId", asked.requestId());
        expect(json, "LogicalResourceId", asked.logicalId());
        var status = json.path("Status").asText();
        if (!status.equals("SUCCESS") && !status.equals("FAILED")) {
            throw invalid("Value of property Status must be SUCCESS or FAILED");
        }
        return new CustomResponse(json);
    }

    private static void expect(JsonNode json, String property, String value) {
        if (!json.path(property).asText().equals(value)) {
            throw invalid("Value of property " + property + " is not that of the request");
        }
    }

    private static RuntimeException invalid(String why) {
        return ServiceError.of(400, "ValidationError", "Invalid response object: " + why);
    }

    boolean succeeded() {
        return json.path("Status").asText().equals("SUCCESS");
    }

    /** Empty when the function gave none, which is only for failures. */
    String physicalId() {
        var id = json.path("PhysicalResourceId").asText("");
        if (succeeded() && (id.isEmpty() || id.length() > LONGEST_ID)) {
            throw ServiceError.of(400, "ValidationError", "Invalid PhysicalResourceId");
        }
        return id;
    }

    RuntimeException failure(CustomRequest asked) {
        return ServiceError.of(400, "ValidationError",
                "Received response status [FAILED] from custom resource. Message returned: " + json.path("Reason")
                        .asText() + " (RequestId: " + asked.requestId() + ")");
    }

    Map<String, String> data() {
        var values = new LinkedHashMap<String, String>();
        json.path("Data").properties().forEach(e -> values.put(e.getKey(), e.getValue().isValueNode() ? e.getValue()
                .asText() : e.getValue().toString()));
        return values;
    }
}
