package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemCodec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Walks rows in key order, straight or by an index. */
final class Rows {
    private final MVMap<byte[], byte[]> rows;

    Rows(MVMap<byte[], byte[]> rows) {
        this.rows = rows;
    }

    /**
     * Shows items to the visitor until it has enough.
     *
     * @param after the key to go on after; empty to begin at an end of the range
     * @return whether the visitor stopped the walk
     */
    boolean walk(Optional<? extends RowIndex> index, Direction direction, KeyRange range, Optional<byte[]> after,
            Predicate<Item> visitor) {
        var entries = index.<MVMap<byte[], byte[]>>map(RowIndex::entries).orElse(rows);
        var cursor = entries.cursor(start(direction, range, after), null, direction == Direction.BACKWARD);
        while (cursor.hasNext()) {
            var key = cursor.next();
            if (after.isPresent() && Arrays.equals(key, after.get()) || direction == Direction.BACKWARD && isBeyond(key,
                    range)) {
                continue;
            }
            if (!range.contains(key)) {
                return false;
            }
            var item = index.isPresent() ? throughIndex(index.get(), key, cursor.getValue())
                    : Optional.of(ItemCodec.decode(cursor.getValue()));
            if (item.isPresent() && !visitor.test(item.get())) {
                return true;
            }
        }
        return false;
    }

    private static byte @Nullable [] start(Direction direction, KeyRange range, Optional<byte[]> after) {
        if (after.isPresent()) {
            return after.get();
        }
        return direction == Direction.FORWARD ? range.from() : range.before().orElse(null);
    }

    /** Going backward, the cursor may begin with the first key after the range. */
    private static boolean isBeyond(byte[] key, KeyRange range) {
        return range.before().filter(end -> Arrays.compareUnsigned(key, end) >= 0).isPresent();
    }

    /** The row may have changed since the index entry was seen; then it no longer stands at this place. */
    private Optional<Item> throughIndex(RowIndex index, byte[] entryKey, byte[] rowKey) {
        return Optional.ofNullable(rows.get(rowKey)).map(ItemCodec::decode).filter(item -> index.keyOf(item, rowKey)
                .filter(key -> Arrays.equals(key, entryKey)).isPresent());
    }

    /** Which way to walk. */
    enum Direction {
        FORWARD, BACKWARD
    }
}
