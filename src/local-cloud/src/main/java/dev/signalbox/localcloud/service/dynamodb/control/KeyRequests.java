package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.KeySchema;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Reads attribute definitions and key schemas of requests. */
final class KeyRequests {
    private KeyRequests() {}

    static Map<String, ValueType> attributes(List<AttributeDefinition> definitions) {
        var types = new LinkedHashMap<String, ValueType>();
        for (var definition : definitions) {
            var type = ValueType.of(String.valueOf(definition.attributeTypeAsString())).filter(ValueType::ordered)
                    .orElseThrow(() -> Invalid.constraint(String.valueOf(definition.attributeTypeAsString()),
                            "attributeDefinitions.1.member.attributeType",
                            "Member must satisfy enum value set: [B, N, S]"));
            if (types.put(definition.attributeName(), type) != null) {
                throw Invalid.parameter("Cannot define duplicate attribute: " + definition.attributeName());
            }
        }
        return types;
    }

    static KeySchema schema(List<KeySchemaElement> elements, Map<String, ValueType> attributes) {
        if (elements.isEmpty() || elements.size() > 2) {
            throw Invalid.constraint(elements.stream().map(KeySchemaElement::attributeName).toList().toString(),
                    "keySchema", elements.isEmpty() ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to 2");
        }
        var names = elements.stream().map(KeySchemaElement::attributeName).toList();
        if (!attributes.keySet().containsAll(names)) {
            throw Invalid.parameter("Some index key attributes are not defined in AttributeDefinitions. Keys: " + names
                    + ", AttributeDefinitions: " + attributes.keySet());
        }
        checkKind(elements.getFirst(), "HASH", "first");
        if (elements.size() == 1) {
            return new KeySchema(names.getFirst(), Optional.empty());
        }
        if (names.getFirst().equals(names.getLast())) {
            throw Invalid.request("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        checkKind(elements.getLast(), "RANGE", "second");
        return new KeySchema(names.getFirst(), Optional.of(names.getLast()));
    }

    private static void checkKind(KeySchemaElement element, String kind, String which) {
        if (!kind.equals(element.keyTypeAsString())) {
            throw Invalid.request("Invalid KeySchema: The " + which + " KeySchemaElement is not a " + kind
                    + " key type");
        }
    }
}
