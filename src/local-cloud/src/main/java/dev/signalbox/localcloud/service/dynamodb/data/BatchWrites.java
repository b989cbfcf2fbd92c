package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchWriteItem: up to 25 puts and deletes, all in one commit. */
public final class BatchWrites {
    private static final int MAX_WRITES = 25;

    private final DataContext data;

    public BatchWrites(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(BatchWriteItemRequest.class, this::write);
    }

    private BatchWriteItemResponse write(BatchWriteItemRequest request) {
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        checkCount(request);
        var writes = new ArrayList<RowWrite>();
        request.requestItems().forEach((name, asked) -> {
            var table = data.table(name);
            Metrics.refuse(table, request.returnItemCollectionMetricsAsString(), "BatchWriteItem");
            asked.forEach(one -> writes.add(write(table, one)));
        });
        if (RowWrite.anyTwice(writes)) {
            throw Invalid.request("Provided list of item keys contains duplicates");
        }
        var claims = new Claims();
        writes.forEach(w -> claims.and(w.table(), w.key()));
        var done = data.isolation().write(claims, () -> make(writes));
        var usages = new LinkedHashMap<Table, Usage>();
        done.forEach(ready -> usages.computeIfAbsent(ready.write().table(), t -> new Usage(t.definition(), 1)).write(
                ready.before(), ready.after()));
        var response = BatchWriteItemResponse.builder().unprocessedItems(Map.of());
        var consumed = usages.values().stream().flatMap(u -> u.consumed(detail).stream()).toList();
        if (!consumed.isEmpty()) {
            response.consumedCapacity(consumed);
        }
        return response.build();
    }

    private static List<RowWrite.Ready> make(List<RowWrite> writes) {
        var ready = writes.stream().map(RowWrite::prepare).toList();
        ready.forEach(RowWrite.Ready::make);
        return ready;
    }

    private static void checkCount(BatchWriteItemRequest request) {
        if (request.requestItems().isEmpty()) {
            throw Invalid.constraint("{}", "requestItems", "Member must have length greater than or equal to 1");
        }
        for (var asked : request.requestItems().entrySet()) {
            if (asked.getValue().isEmpty()) {
                throw Invalid.constraint("{" + asked.getKey() + "=[]}", "requestItems", "Map value must satisfy "
                        + "constraint: [Member must have length less than or equal to 25, Member must have length "
                        + "greater than or equal to 1]");
            }
        }
        if (request.requestItems().values().stream().mapToInt(List::size).sum() > MAX_WRITES) {
            throw Invalid.request("Too many items requested for the BatchWriteItem call");
        }
    }

    private static RowWrite write(Table table, WriteRequest asked) {
        var put = asked.putRequest();
        var delete = asked.deleteRequest();
        if (put != null && delete == null) {
            return RowWrites.put(table, ItemReader.item(put.item()), RowWrites.Options.NONE);
        }
        if (delete != null && put == null) {
            return RowWrites.delete(table, ItemReader.item(delete.key()), RowWrites.Options.NONE);
        }
        throw Invalid.request(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
                        + "supported datatypes");
    }
}
