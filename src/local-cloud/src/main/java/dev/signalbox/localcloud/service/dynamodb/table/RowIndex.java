package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** A second order of a table's rows: from keys of its own to keys of rows. */
sealed interface RowIndex permits SecondaryIndex, ExpiryIndex {
    MVMap<byte[], byte[]> entries();

    /** Where the row stands in this order; empty when it does not. Always ends with the row's own key. */
    Optional<byte[]> keyOf(Item item, byte[] rowKey);
}
