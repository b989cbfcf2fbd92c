package dev.signalbox.console.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.console.model.InputField.Kind;
import dev.signalbox.console.model.InputField.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** As much of JSON Schema as start forms need: the properties of an object, their types, limits and defaults. */
public record InputSchema(List<InputField> fields) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private static final Pattern OUTPUT = Pattern.compile("\\$\\{(\\w+)}");

    public InputSchema {
        fields = List.copyOf(fields);
    }

    /** @param outputs what {@code ${name}} stands for in suggestions */
    public static InputSchema of(JsonNode schema, Map<String, String> outputs) {
        return of(filled(schema, outputs));
    }

    /** The same with the values of stack outputs for {@code ${name}} in its texts; unknown names stay. */
    public static JsonNode filled(JsonNode json, Map<String, String> outputs) {
        JsonNode copy = json.deepCopy();
        return switch (copy) {
            case ObjectNode object -> {
                object.properties().forEach(p -> p.setValue(filled(p.getValue(), outputs)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, filled(array.get(i), outputs));
                }
                yield array;
            }
            case TextNode text -> TextNode.valueOf(OUTPUT.matcher(text.textValue()).replaceAll(found -> Matcher
                    .quoteReplacement(outputs.getOrDefault(found.group(1), found.group()))));
            default -> copy;
        };
    }

    public static InputSchema of(JsonNode schema) {
        List<String> required = texts(schema.path("required"));
        List<InputField> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(p -> fields.add(field(p.getKey(), p.getValue(), required
                .contains(p.getKey()))));
        return new InputSchema(fields);
    }

    private static InputField field(String name, JsonNode property, boolean required) {
        Kind kind = switch (property.path("type").asText()) {
            case "string" -> Kind.TEXT;
            case "number" -> Kind.NUMBER;
            case "integer" -> Kind.INTEGER;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.JSON;
        };
        JsonNode suggestion = property.path("default");
        String suggested = suggestion.isMissingNode() ? ""
                : suggestion.isTextual() ? suggestion.asText() : suggestion.toString();
        return new InputField(name, property.path("title").asText(name), property.path("description").asText(""), kind,
                required, suggested,
                texts(property.path("enum")), Limits.of(property));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** What is wrong with an input, one sentence each; empty when it may be started. */
    public List<String> complaints(JsonNode input) {
        if (!input.isObject()) {
            return fields.isEmpty() ? List.of() : List.of("The input must be a JSON object");
        }
        List<String> complaints = new ArrayList<>();
        for (InputField field : fields) {
            JsonNode value = input.get(field.name());
            if (value == null) {
                if (field.required()) {
                    complaints.add(field.name() + " is required");
                }
            } else {
                field.complaint(value).ifPresent(c -> complaints.add(field.name() + " " + c));
            }
        }
        return complaints;
    }

    /** The text as JSON, or what is wrong with it and where. */
    public static Parsed parse(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value.isMissingNode() ? new Parsed.Broken("There is no JSON here") : new Parsed.Good(value);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            return new Parsed.Broken("Not valid JSON: " + e.getOriginalMessage() + where);
        }
    }

    static Optional<JsonNode> parsed(String text) {
        return parse(text) instanceof Parsed.Good(var value) ? Optional.of(value) : Optional.empty();
    }

    public sealed interface Parsed {
        record Good(JsonNode value) implements Parsed {}

        record Broken(String why) implements Parsed {}
    }
}
