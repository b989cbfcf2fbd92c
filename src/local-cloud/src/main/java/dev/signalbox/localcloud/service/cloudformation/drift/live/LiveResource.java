package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One resource that is looked at.
 *
 * @param expected its properties as the template gives them
 */
public record LiveResource(CloudContext cloud, String stackName, String logicalId, String id, ObjectNode expected) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    <R extends AwsResponse> R call(AwsRequest request, Class<R> response) {
        return cloud.calls().call(request, response);
    }

    boolean asks(String property) {
        return expected.has(property);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    static ObjectNode properties(SdkPojo pojo) {
        return PojoJson.of(pojo);
    }

    /** A document that the service keeps as text, perhaps percent-encoded. */
    static JsonNode document(String text) {
        try {
            return JSON.readTree(text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A service answered with a document that is no JSON", e);
        }
    }

    /** Tags in the form that most types have. */
    static JsonNode tags(Map<String, String> tags) {
        var list = JSON.createArrayNode();
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return list;
    }

    static void move(ObjectNode object, String from, String to) {
        var value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }
}
