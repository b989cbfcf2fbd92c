package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the results of optimised integrations tell about the call itself. */
final class CallMetadata {
    private CallMetadata() {}

    /** The response with the call's metadata, in AWS's order of fields. */
    static ObjectNode on(ObjectNode response) {
        var id = UUID.randomUUID().toString();
        Map<String, JsonNode> sorted = new TreeMap<>();
        response.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        var http = Payloads.object();
        http.putObject("AllHttpHeaders").putArray("x-amzn-RequestId").add(id);
        http.putObject("HttpHeaders").put("x-amzn-RequestId", id);
        sorted.put("SdkHttpMetadata", http.put("HttpStatusCode", 200));
        sorted.put("SdkResponseMetadata", Payloads.object().put("RequestId", id));
        var result = Payloads.object();
        result.setAll(sorted);
        return result;
    }
}
