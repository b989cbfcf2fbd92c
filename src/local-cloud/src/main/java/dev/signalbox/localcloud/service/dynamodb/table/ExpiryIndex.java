package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** The rows of a table with time to live, in the order in which they expire. */
record ExpiryIndex(String attribute, MVMap<byte[], byte[]> entries) implements RowIndex {
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Override
    public Optional<byte[]> keyOf(Item item, byte[] rowKey) {
        return second(item).map(second -> ByteBuffer.allocate(Long.BYTES + rowKey.length).putLong(second).put(rowKey)
                .array());
    }

    /** DynamoDB ignores values that are no point in time. */
    Optional<Long> second(Item item) {
        return item.get(attribute).filter(Value.Num.class::isInstance).map(v -> ((Value.Num) v).number()).filter(
                n -> n.signum() > 0 && n.compareTo(LATEST) < 0).map(BigDecimal::longValue);
    }

    /** The least key of rows that expire at this time or later. */
    static byte[] from(Instant time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, time.getEpochSecond())).array();
    }
}
