package dev.signalbox.localcloud.service.cloudformation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Converts scalars as CloudFormation does before it validates: parameters are texts, whatever the property wants. */
final class Conversion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;

    private Conversion(JsonNode root) {
        this.root = root;
    }

    static JsonNode converted(JsonNode schema, JsonNode value) {
        return new Conversion(schema).convert(schema, value);
    }

    private JsonNode convert(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return convert(root.at(schema.path("$ref").asText().substring(1)), value);
        }
        var branch = Stream.of("oneOf", "anyOf").flatMap(k -> schema.path(k).valueStream()).filter(s -> fits(s, value))
                .findFirst();
        if (!schema.has("type") && !schema.has("properties") && branch.isPresent()) {
            return convert(branch.get(), value);
        }
        return switch (value) {
            case ObjectNode object -> object(schema, object);
            case ArrayNode array -> {
                var result = JSON.arrayNode();
                array.forEach(v -> result.add(convert(schema.path("items"), v)));
                yield result;
            }
            default -> scalar(types(schema), value);
        };
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        var target = schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        var types = types(target);
        return value.isObject() ? types.contains("object")
                : value.isArray() ? types.contains("array")
                        : types.stream().anyMatch(t -> !List.of("object", "array").contains(t));
    }

    private ObjectNode object(JsonNode schema, ObjectNode value) {
        var result = JSON.objectNode();
        value.properties().forEach(e -> {
            var known = schema.path("properties").path(e.getKey());
            var free = schema.path("patternProperties").valueStream().findFirst().orElse(known);
            result.set(e.getKey(), convert(known.isMissingNode() ? free : known, e.getValue()));
        });
        return result;
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asText).toList() : List.of(type.asText());
    }

    private static JsonNode scalar(List<String> types, JsonNode value) {
        var text = value.asText();
        if (types.contains("boolean") && value.isTextual() && text.matches("true|false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if ((types.contains("integer") || types.contains("number")) && value.isTextual() && text.matches(
                "-?\\d+(\\.\\d+)?")) {
            return text.contains(".") ? JSON.numberNode(new BigDecimal(text)) : JSON.numberNode(Long.parseLong(text));
        }
        return types.equals(List.of("string")) && !value.isTextual() ? JSON.textNode(text) : value;
    }
}
