package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * One checked write of one row, not yet made.
 *
 * @param named what the request names the row by: its key, or the item that holds it
 */
record RowWrite(Table table, byte[] key, Item named, RowWrites.Options options, Change change) {

    /** A write that may be made: its condition holds and its result can be stored. */
    record Ready(RowWrite write, Optional<Item> before, Optional<Item> after) {
        /** Makes the write; call with the row still claimed. */
        void make() {
            if (after.isPresent() && !after.equals(before)) {
                write.table.put(write.key, before, after.get());
            } else if (after.isEmpty() && before.isPresent()) {
                write.table.remove(write.key, before);
            }
        }
    }

    /** Whether two of the writes are of one row, by whatever name their tables were called. */
    static boolean anyTwice(List<RowWrite> writes) {
        record Row(Table table, ByteBuffer key) {}
        return writes.stream().map(w -> new Row(w.table, ByteBuffer.wrap(w.key))).distinct().count() < writes.size();
    }

    /**
     * Looks at the row, which must be claimed, without changing it.
     *
     * @throws ConditionalCheckFailedException when the condition does not hold
     */
    Ready prepare() {
        var before = table.get(key);
        if (options.condition().filter(c -> !c.test(before.orElse(Item.EMPTY))).isPresent()) {
            throw conditionFailed(before);
        }
        var after = change.of(before);
        if (change instanceof Change.Edit && after.isPresent()) {
            checkEdited(before, after.get());
        }
        return new Ready(this, before, after);
    }

    private void checkEdited(Optional<Item> before, Item item) {
        table.keyRules().checkUpdated(before, item);
        if (ItemSize.of(item) > ItemSize.LIMIT) {
            throw Invalid.request("Item size to update has exceeded the maximum allowed size");
        }
        table.keyRules().ofItem(item);
    }

    private AwsServiceException conditionFailed(Optional<Item> before) {
        var failure = ConditionalCheckFailedException.builder();
        if (options.showOldOnFailure()) {
            before.map(ItemWriter::attributes).ifPresent(failure::item);
        }
        return ServiceError.of(failure, 400, "ConditionalCheckFailedException", "The conditional request failed");
    }
}
