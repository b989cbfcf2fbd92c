package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;

/** Items of the state's input. */
final class GivenItems implements ItemStream {
    private final Iterator<Item> items;

    GivenItems(JsonNode values) {
        items = values.isObject() ? values.properties().stream().map(e -> new Item(Optional.of(e.getKey()), e
                .getValue())).iterator() : values.valueStream().map(Item::of).iterator();
    }

    @Override
    public Optional<Item> next() {
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
