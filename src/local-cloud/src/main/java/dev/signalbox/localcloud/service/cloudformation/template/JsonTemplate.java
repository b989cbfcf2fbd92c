package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reads the JSON form of a template. */
final class JsonTemplate {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private JsonTemplate() {}

    static Template read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root instanceof ObjectNode object) {
                return new Template(object, Map.of());
            }
            throw InvalidTemplate.format("unsupported structure.");
        } catch (JsonProcessingException e) {
            throw InvalidTemplate.format("JSON not well-formed." + place(e.getLocation()) + ": " + e
                    .getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
