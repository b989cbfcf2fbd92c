package dev.signalbox.console.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two JSON documents by their values, field by field and item by item, without their secrets. */
public final class JsonDiff {
    private final List<JsonChange> changes = new ArrayList<>();

    private JsonDiff() {}

    /** Text that is no JSON is compared as a whole. */
    public static List<JsonChange> of(String before, String after) {
        JsonDiff diff = new JsonDiff();
        diff.compare("$", read(before), read(after));
        return List.copyOf(diff.changes);
    }

    private static JsonNode read(String text) {
        String safe = Secrets.redacted(text);
        return InputSchema.parse(safe) instanceof InputSchema.Parsed.Good(JsonNode value) ? value : new TextNode(safe);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            before.properties().forEach(e -> compareOrMissing(JsonPath.field(path, e.getKey()), e.getValue(), after.get(
                    e.getKey())));
            after.properties().stream().filter(e -> !before.has(e.getKey())).forEach(e -> add(JsonPath.field(path, e
                    .getKey()), Optional.empty(), Optional.of(e.getValue())));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                String at = JsonPath.item(path, i);
                if (i >= before.size()) {
                    add(at, Optional.empty(), Optional.of(after.get(i)));
                } else {
                    compareOrMissing(at, before.get(i), after.get(i));
                }
            }
        } else if (!before.equals(after)) {
            add(path, Optional.of(before), Optional.of(after));
        }
    }

    private void compareOrMissing(String path, JsonNode before, @org.jspecify.annotations.Nullable JsonNode after) {
        if (after == null) {
            add(path, Optional.of(before), Optional.empty());
        } else {
            compare(path, before, after);
        }
    }

    private void add(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
        changes.add(new JsonChange(path, before.map(JsonNode::toString), after.map(JsonNode::toString)));
    }
}
