package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
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
        var asked = new ArrayList<Asked>();
        request.requestItems().forEach((name, all) -> all.forEach(one -> asked.add(asked(name, one))));
        if (asked.size() > MAX_WRITES) {
            throw Invalid.request("Too many items requested for the BatchWriteItem call");
        }
        var tables = new LinkedHashMap<String, Table>();
        asked.forEach(one -> tables.computeIfAbsent(one.table, data::table));
        var writes = asked.stream().map(one -> one.write(tables)).toList();
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
        var metrics = Metrics.ofAll(done, request.returnItemCollectionMetricsAsString());
        if (!metrics.isEmpty()) {
            response.itemCollectionMetrics(metrics);
        }
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

    /** One write, as far as it can be read without its table. */
    private record Asked(String table, Item item, boolean put) {
        RowWrite write(Map<String, Table> tables) {
            var there = tables.get(table);
            if (there == null) {
                throw new IllegalStateException("Table was not looked up: " + table);
            }
            return put ? RowWrites.put(there, item, RowWrites.Options.NONE)
                    : RowWrites.delete(there, item, RowWrites.Options.NONE);
        }
    }

    private static Asked asked(String table, WriteRequest asked) {
        var put = asked.putRequest();
        var delete = asked.deleteRequest();
        if (put != null && delete == null) {
            var item = ItemReader.item(put.item());
            RowWrites.checkSize(item);
            return new Asked(table, item, true);
        }
        if (delete != null && put == null) {
            return new Asked(table, ItemReader.item(delete.key()), false);
        }
        throw Invalid.request(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
                        + "supported datatypes");
    }
}
