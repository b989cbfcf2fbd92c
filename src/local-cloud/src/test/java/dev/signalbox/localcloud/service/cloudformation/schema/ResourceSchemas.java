package dev.signalbox.localcloud.service.cloudformation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What AWS says of its resource types; made by {@code packaging/renew-resource-schemas.sh}. */
final class ResourceSchemas {
    private final JsonNode types;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    ResourceSchemas() {
        try (var file = ResourceSchemas.class.getResourceAsStream("resource-schemas.json")) {
            types = new ObjectMapper().readTree(file).path("types");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> types() {
        return types.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    JsonNode schema(String type) {
        return types.path(type).path("schema");
    }

    /** Regions that lack the type. */
    List<String> missingIn(String type) {
        return types.path(type).path("missingIn").valueStream().map(JsonNode::asText).toList();
    }

    /** What is wrong with evaluated properties, in words. */
    List<String> problems(String type, JsonNode properties) {
        var schema = compiled.computeIfAbsent(type, t -> factory.getSchema(rules(t)));
        return schema.validate(Conversion.converted(schema(type), properties)).stream().map(
                ValidationMessage::getMessage).sorted().toList();
    }

    private JsonNode rules(String type) {
        return schema(type).<ObjectNode>deepCopy().without(List.of("createOnlyProperties", "primaryIdentifier",
                "readOnlyProperties"));
    }

    /** What {@code Fn::GetAtt} may name, with dots for what is deeper. */
    Set<String> attributes(String type) {
        return types.path(type).path("attributes").valueStream().map(JsonNode::asText).collect(Collectors.toCollection(
                TreeSet::new));
    }
}
