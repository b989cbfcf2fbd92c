package dev.signalbox.localcloud.wire.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.document.Document;

/** JSON of any shape, which a few operations accept. */
final class Documents {
    private Documents() {}

    static Document read(JsonNode node) {
        if (node.isObject()) {
            var members = new LinkedHashMap<String, Document>();
            node.properties().forEach(entry -> members.put(entry.getKey(), read(entry.getValue())));
            return Document.fromMap(members);
        }
        if (node.isArray()) {
            var items = new ArrayList<Document>();
            node.forEach(child -> items.add(read(child)));
            return Document.fromList(items);
        }
        if (node.isNumber()) {
            return Document.fromNumber(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Document.fromBoolean(node.booleanValue());
        }
        return node.isNull() ? Document.fromNull() : Document.fromString(node.asText());
    }
}
