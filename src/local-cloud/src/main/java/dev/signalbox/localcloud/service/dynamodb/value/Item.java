package dev.signalbox.localcloud.service.dynamodb.value;

import java.util.Map;
import java.util.Optional;

/** An item or a key: attributes by name, immutable. */
public record Item(Map<String, Value> attributes) {
    public static final Item EMPTY = new Item(Map.of());

    public Optional<Value> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean isEmpty() {
        return attributes.isEmpty();
    }
}
