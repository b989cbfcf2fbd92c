package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** A global or local secondary index, open. */
public record SecondaryIndex(IndexDefinition definition, TableDefinition table, MVMap<byte[], byte[]> entries,
        MeasuredSize size) implements RowIndex {
    @Override
    public Optional<byte[]> keyOf(Item item, byte[] rowKey) {
        return KeyRules.encode(table, definition.keys(), item).map(key -> key.raw(rowOrder(item)).raw(rowKey)
                .toByteArray());
    }

    /** Rows with the same key in the index are in the order that DynamoDB gives them. */
    private byte[] rowOrder(Item item) {
        return table.scatter().rowOrder(table.keys().attributes().stream().map(a -> item.get(a).orElseThrow()).toArray(
                Value[]::new));
    }

    int sizeOf(Optional<Item> item) {
        return item.filter(i -> KeyRules.encode(table, definition.keys(), i).isPresent()).flatMap(i -> definition
                .entryOf(i,
                        table.keys())).map(ItemSize::of).orElse(0);
    }
}
