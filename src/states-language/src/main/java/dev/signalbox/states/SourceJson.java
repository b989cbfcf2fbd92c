package dev.signalbox.states;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON that is told as somebody wrote it, white space included, as AWS does while no state changes it. */
public final class SourceJson {
    private SourceJson() {}

    /**
     * The same value, which becomes this text again when it is written by itself, and compact as a part of another. Not to
     * be changed.
     *
     * @param text of which {@code parsed} was made
     */
    public static JsonNode keeping(JsonNode parsed, String text) {
        if (parsed instanceof ObjectNode) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            parsed.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
            return new SourceObject(fields, text);
        }
        return parsed instanceof ArrayNode ? new SourceArray(parsed.valueStream().toList(), text) : parsed;
    }

    private static boolean writes(JsonGenerator generator) {
        return generator.getOutputContext().inRoot() && !generator.canWriteBinaryNatively();
    }

    private static final class SourceObject extends ObjectNode {
        private static final long serialVersionUID = 1L;
        private final String text;

        SourceObject(Map<String, JsonNode> fields, String text) {
            super(JsonNodeFactory.instance, fields);
            this.text = text;
        }

        @Override
        public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (writes(generator)) {
                generator.writeRawValue(text);
            } else {
                super.serialize(generator, provider);
            }
        }
    }

    private static final class SourceArray extends ArrayNode {
        private static final long serialVersionUID = 1L;
        private final String text;

        SourceArray(List<JsonNode> elements, String text) {
            super(JsonNodeFactory.instance, elements);
            this.text = text;
        }

        @Override
        public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (writes(generator)) {
                generator.writeRawValue(text);
            } else {
                super.serialize(generator, provider);
            }
        }
    }
}
