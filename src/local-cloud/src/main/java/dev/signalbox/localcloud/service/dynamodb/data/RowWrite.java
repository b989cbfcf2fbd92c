package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
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
 * @param showOldOnFailure whether a failed condition shows the row as it was
 */
record RowWrite(Table table, byte[] key, Optional<Filter> condition, boolean showOldOnFailure, Change change) {

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
        if (condition.isPresent() && !condition.get().test(before.orElse(Item.EMPTY))) {
            throw conditionFailed(before);
        }
        var after = change.of(before);
        if (change instanceof Change.Edit && after.isPresent()) {
            checkEdited(after.get());
        }
        return new Ready(this, before, after);
    }

    private void checkEdited(Item item) {
        if (ItemSize.of(item) > ItemSize.LIMIT) {
            throw Invalid.request("Item size to update has exceeded the maximum allowed size");
        }
        table.keyRules().ofItem(item);
    }

    private AwsServiceException conditionFailed(Optional<Item> before) {
        var failure = ConditionalCheckFailedException.builder();
        if (showOldOnFailure) {
            before.map(ItemWriter::attributes).ifPresent(failure::item);
        }
        return ServiceError.of(failure, 400, "ConditionalCheckFailedException", "The conditional request failed");
    }
}
