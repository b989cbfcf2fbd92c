package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** A global or local secondary index, open. */
public record SecondaryIndex(IndexDefinition definition, MVMap<byte[], byte[]> entries) implements RowIndex {
    @Override
    public Optional<byte[]> keyOf(Item item, byte[] rowKey) {
        return KeyRules.encode(definition.keys(), item).map(key -> key.raw(rowKey).toByteArray());
    }
}
