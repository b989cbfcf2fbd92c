package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.stepfunctions.items.Item;
import dev.signalbox.localcloud.service.stepfunctions.items.ItemReaderException;
import dev.signalbox.localcloud.service.stepfunctions.items.ItemStream;
import dev.signalbox.states.Execution;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.MapRunOrder.ItemFailure;
import java.io.IOException;
import java.util.Optional;

/** Makes the inputs of a Map Run's children from its items: selected, and batched if so ordered. */
final class MapChildInputs {
    private final ItemStream items;
    private final MapRunOrder order;
    private final long envelope;
    private long nextItem;
    private long nextChild;
    private Optional<JsonNode> carried = Optional.empty();

    MapChildInputs(ItemStream items, MapRunOrder order) {
        this.items = items;
        this.order = order;
        this.envelope = Payloads.size(batch(JsonNodeFactory.instance.arrayNode()));
    }

    /** Empty at the end. */
    Optional<MapChildInput> next() throws IOException, ItemReaderException, ItemFailure {
        return order.batching().isOn() ? nextBatch() : selected().map(input -> child(1, input));
    }

    private Optional<MapChildInput> nextBatch() throws IOException, ItemReaderException, ItemFailure {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        long maxItems = order.batching().maxItems() == 0 ? Long.MAX_VALUE : order.batching().maxItems();
        long maxBytes = order.batching().maxBytes() == 0 ? Execution.MAX_DATA_BYTES : order.batching().maxBytes();
        long bytes = envelope;
        while (batch.size() < maxItems) {
            var item = carried.isPresent() ? carried : selected();
            carried = Optional.empty();
            if (item.isEmpty()) {
                break;
            }
            bytes += Payloads.size(item.get()) + 1;
            if (!batch.isEmpty() && bytes > maxBytes) {
                carried = item;
                break;
            }
            batch.add(item.get());
        }
        return batch.isEmpty() ? Optional.empty() : Optional.of(child(batch.size(), batch(batch)));
    }

    private JsonNode batch(ArrayNode all) {
        var input = Payloads.object();
        order.batching().batchInput().ifPresent(b -> input.set("BatchInput", b));
        return input.set("Items", all);
    }

    private Optional<JsonNode> selected() throws IOException, ItemReaderException, ItemFailure {
        Optional<Item> item = items.next();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        var input = order.inputs().of(nextItem, item.get().key(), item.get().value());
        if (Payloads.size(input) > Execution.MAX_DATA_BYTES) {
            throw new ItemFailure("States.DataLimitExceeded", "The item at index " + nextItem
                    + " exceeds the maximum number of bytes service limit.");
        }
        nextItem++;
        return Optional.of(input);
    }

    private MapChildInput child(long count, JsonNode input) {
        var child = new MapChildInput(nextChild, count, input);
        nextChild++;
        return child;
    }
}
