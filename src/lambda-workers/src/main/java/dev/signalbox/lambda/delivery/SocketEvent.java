package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What a WebSocket API hands to a function. */
record SocketEvent(JsonNode json) {
    static SocketEvent read(InputStream in) throws IOException {
        return new SocketEvent(TaskInput.JSON.readTree(in));
    }

    String connectionId() {
        return json.path("requestContext").path("connectionId").asText();
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(json.path("queryStringParameters").get(name)).map(JsonNode::asText);
    }

    /** Clients and the servers between spell header names as they like. */
    Optional<String> header(String name) {
        return json.path("headers").propertyStream().filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue).map(JsonNode::asText).findFirst();
    }
}
