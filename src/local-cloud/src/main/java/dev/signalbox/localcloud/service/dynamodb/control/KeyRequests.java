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
            var type = ValueType.valueOf(definition.attributeTypeAsString());
            if (types.put(definition.attributeName(), type) != null) {
                throw Invalid.parameter("Cannot define duplicate attribute: " + definition.attributeName());
            }
        }
        return types;
    }

    static KeySchema ofTable(List<KeySchemaElement> elements, Map<String, ValueType> attributes) {
        var names = names(elements);
        boolean isOneTwice = elements.size() == 2 && names.getFirst().equals(names.getLast()) && attributes.size() == 1;
        if (elements.size() == 2 && (!attributes.keySet().containsAll(names) || isOneTwice)) {
            throw Invalid.request("Invalid KeySchema: Some index key attribute have no definition");
        }
        return schema(elements, attributes);
    }

    static KeySchema schema(List<KeySchemaElement> elements, Map<String, ValueType> attributes) {
        var names = names(elements);
        if (!attributes.keySet().containsAll(names)) {
            throw Invalid.parameter("Some index key attributes are not defined in AttributeDefinitions. Keys: " + names
                    + ", AttributeDefinitions: " + attributes.keySet());
        }
        if (elements.size() == 2 && names.getFirst().equals(names.getLast())) {
            throw Invalid.request("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        checkKind(elements.getFirst(), "HASH", "first");
        if (elements.size() == 1) {
            return new KeySchema(names.getFirst(), Optional.empty());
        }
        checkKind(elements.getLast(), "RANGE", "second");
        return new KeySchema(names.getFirst(), Optional.of(names.getLast()));
    }

    private static List<String> names(List<KeySchemaElement> elements) {
        return elements.stream().map(KeySchemaElement::attributeName).toList();
    }

    private static void checkKind(KeySchemaElement element, String kind, String which) {
        if (!kind.equals(element.keyTypeAsString())) {
            throw Invalid.request("Invalid KeySchema: The " + which + " KeySchemaElement is not a " + kind
                    + " key type");
        }
    }
}
