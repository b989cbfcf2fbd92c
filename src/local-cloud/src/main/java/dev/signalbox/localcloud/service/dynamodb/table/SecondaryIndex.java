package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** A global or local secondary index, open. */
public record SecondaryIndex(IndexDefinition definition, KeySchema tableKeys, MVMap<byte[], byte[]> entries,
        MeasuredSize size) implements RowIndex {
    @Override
    public Optional<byte[]> keyOf(Item item, byte[] rowKey) {
        return KeyRules.encode(definition.keys(), item).map(key -> key.raw(rowKey).toByteArray());
    }

    int sizeOf(Optional<Item> item) {
        return item.flatMap(i -> definition.entryOf(i, tableKeys)).map(ItemSize::of).orElse(0);
    }
}
