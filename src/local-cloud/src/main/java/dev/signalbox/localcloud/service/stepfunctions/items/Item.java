package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One item.
 *
 * @param key the field's name, for the items of an object
 */
public record Item(Optional<String> key, JsonNode value) {
    static Item of(JsonNode value) {
        return new Item(Optional.empty(), value);
    }
}
