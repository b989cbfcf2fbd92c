package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

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
            var filled = Json.object();
            for (var field : template.properties()) {
                var name = field.getKey();
                if (name.endsWith(".$")) {
                    filled.set(name.substring(0, name.length() - 2), value(name, field.getValue().asText()));
                } else {
                    filled.set(name, fill(field.getValue()));
                }
            }
            return filled;
        }
        return template.isArray() ? elements(template) : template;
    }

    private JsonNode elements(JsonNode template) throws DataFailure {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : template) {
            filled.add(fill(element));
        }
        return filled;
    }

    private JsonNode value(String field, String text) throws DataFailure {
        if (!text.startsWith("$")) {
            return data.evaluate((Expression.Call) Expression.parse(text));
        }
        var found = data.find(text);
        if (found.isEmpty()) {
            throw DataFailure.runtime("The JSONPath '" + text + "' specified for the field '" + field
                    + "' could not be found in the input '" + data.rootOf(text) + "'");
        }
        return found.get();
    }
}
