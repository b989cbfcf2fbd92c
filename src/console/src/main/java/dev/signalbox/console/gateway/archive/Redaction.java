package dev.signalbox.console.gateway.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.console.model.Secrets;

/** Takes secrets out of a text before it is kept: by the names of JSON fields, also in JSON within strings, and in URLs. */
final class Redaction {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final TextNode HIDDEN = TextNode.valueOf("hidden");
    private static final int DEEPEST = 4;

    private Redaction() {}

    static String of(String text) {
        return of(text, 0);
    }

    private static String of(String text, int depth) {
        String start = text.stripLeading();
        if (depth > DEEPEST || !start.startsWith("{") && !start.startsWith("[") && !start.startsWith("\"")) {
            return Secrets.withoutSecrets(text);
        }
        try {
            return JSON.writeValueAsString(clean(JSON.readTree(text), depth));
        } catch (JsonProcessingException e) {
            return Secrets.withoutSecrets(text);
        }
    }

    private static JsonNode clean(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(p -> p.setValue(Secrets.isSecretKey(p.getKey())
                    ? HIDDEN
                    : clean(p.getValue(), depth)));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, clean(array.get(i), depth));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(of(text.textValue(), depth + 1));
            }
            default -> {
                return node;
            }
        }
        return node;
    }
}
