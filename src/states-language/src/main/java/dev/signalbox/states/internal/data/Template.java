package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Fills payload templates: fields whose names end in {@code .$} take their value from a path or an intrinsic function.
 */
public final class Template {
    private final Data data;

    public Template(Data data) {
        this.data = data;
    }

    public JsonNode fill(JsonNode template) throws DataFailure {
        if (template.isObject()) {
            return fields(template);
        }
        return template.isArray() ? elements(template) : template;
    }

    /**
     * AWS writes fields that stand in the template first, in its order, and then those that are filled in, in the order of a
     * {@link HashMap} by name, which the language defines; recorded histories show so.
     */
    private JsonNode fields(JsonNode template) throws DataFailure {
        var filled = Json.object();
        Map<String, JsonNode> computed = new HashMap<>();
        for (var field : template.properties()) {
            var name = field.getKey();
            if (name.endsWith(".$")) {
                computed.put(name.substring(0, name.length() - 2), field.getValue());
            } else {
                filled.set(name, fill(field.getValue()));
            }
        }
        for (var field : computed.entrySet()) {
            filled.set(field.getKey(), value(field.getKey() + ".$", field.getValue().asText()));
        }
        return filled;
    }

    private JsonNode elements(JsonNode template) throws DataFailure {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : template) {
            filled.add(fill(element));
        }
        return filled;
    }

    private JsonNode value(String field, String text) throws DataFailure {
        if (text.startsWith("$") && !text.startsWith("$$") && data.input().isNull()) {
            throw DataFailure.runtime("Unable to apply Path transformation to null or empty input.");
        }
        if (!text.startsWith("$")) {
            return data.evaluate((Expression.Call) Expression.parse(text));
        }
        var found = data.find(text);
        if (found.isEmpty() && data.isPastEnd(text)) {
            return NullNode.getInstance();
        }
        if (found.isEmpty()) {
            throw DataFailure.runtime("The JSONPath '" + text + "' specified for the field '" + field
                    + "' could not be found in the input '" + data.rootOf(text) + "'");
        }
        return found.get();
    }
}
